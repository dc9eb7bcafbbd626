import { proposals } from '../../../shared/proposals/contract.ts';
import type { Recount } from '../../../shared/proposals/recount.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { handle } from '../../platform/handle.ts';
import { Recounts } from '../entities.ts';
import { areCountsHidden } from '../hidden-counts.ts';
import { anySpace } from '../space.ts';
import { beginRecount } from './begin-recount.ts';
import { endOfVote, secretUntil } from './end-of-vote.ts';

/** Nobody may know how many votes there are while counts are hidden, not by a recount either. */
const told = ({ cursor: _, ...recount }: ItemOf<typeof Recounts>, areHidden: boolean): Recount =>
  areHidden ? { ...recount, votes: null, drifts: [] } : recount;

/** Has the ballots of a component counted anew. */
export const askRecount = handle(proposals.askRecount, async ({ params: { componentId } }, services) => {
  const space = await anySpace(services, componentId);
  return told(await beginRecount(services, componentId, 'asked'), areCountsHidden(space, services));
});

/** The latest count of ballots, for the back office. */
export const readRecount = handle(proposals.readRecount, async ({ params: { componentId } }, services) => {
  const space = await anySpace(services, componentId);
  const latest = await services.db.get(Recounts, { componentId });
  const endedAt = endOfVote(space, services.now());
  return {
    secretUntil: endedAt === null ? null : secretUntil(endedAt),
    latest: latest === undefined ? null : told(latest, areCountsHidden(space, services)),
  };
});
