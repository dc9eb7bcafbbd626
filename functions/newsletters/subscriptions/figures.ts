import { Tallies } from '../../platform/entities.ts';
import type { Services } from '../../platform/services.ts';
import { count } from '../../platform/stream/reactions.ts';
import { Subscriptions } from '../entities.ts';

const GROUP = 'newsletters';

/** Subscriptions by state, counted by the stream. */
export const subscriptionCounter = count(Subscriptions, ({ shard, state }) => ({
  group: GROUP,
  subject: 'subscriptions',
  shard,
  counts: { [state]: 1 },
}));

/** How many people have subscribed, and how many have not confirmed yet. */
export async function subscriptionFigures({ db }: Pick<Services, 'db'>) {
  const parts = await db.all(Tallies, { group: GROUP });
  const sum = (state: 'confirmed' | 'pending') =>
    parts.reduce((total, { counts }) => total + Math.max(0, counts[state] ?? 0), 0);
  return { confirmed: sum('confirmed'), pending: sum('pending') };
}
