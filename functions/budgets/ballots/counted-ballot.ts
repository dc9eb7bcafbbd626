import type { ItemOf } from '../../platform/db/entity.ts';
import type { Counted } from '../../platform/stream/reactions.ts';
import type { BudgetBallots } from '../entities.ts';

/** Subject of the sums, by which the counter keeps them apart from others of the component. */
export const COUNTED_BALLOTS = 'ballots';

/** What one ballot adds: a mark is a paper that was handed out, and no ballot. */
export const countedBallot = ({
  componentId,
  shard,
  content,
  channel,
}: Pick<ItemOf<typeof BudgetBallots>, 'componentId' | 'shard' | 'content' | 'channel'>): Counted => ({
  group: componentId,
  subject: COUNTED_BALLOTS,
  shard,
  counts: content === null ? { handedOut: 1 } : { ballots: 1, [channel]: 1 },
});
