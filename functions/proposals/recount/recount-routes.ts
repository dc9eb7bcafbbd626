import { proposals } from '../../../shared/proposals/contract.ts';
import type { Recount } from '../../../shared/proposals/recount.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { handle } from '../../platform/handle.ts';
import { Recounts } from '../entities.ts';
import { areCountsHidden } from '../hidden-counts.ts';
import { anySpace } from '../space.ts';
import { beginRecount } from './begin-recount.ts';
import { endOfVote, secretUntil } from './end-of-vote.ts';
import { finalCountOf } from './final-count.ts';

/** Nobody may know how many votes there are while counts are hidden, not by a recount either. */
const told = ({ cursor: _, endedAt: __, ...recount }: ItemOf<typeof Recounts>, areHidden: boolean): Recount =>
  areHidden ? { ...recount, votes: null, drifts: [] } : recount;

/** Has the ballots of a component counted anew. */
export const askRecount = handle(proposals.askRecount, async ({ params: { componentId } }, services) => {
  const space = await anySpace(services, componentId);
  return told(await beginRecount(services, componentId, 'asked'), areCountsHidden(space, services));
});

/** The latest count of ballots, and the result of a vote that is over, for the back office. */
export const readRecount = handle(proposals.readRecount, async ({ params: { componentId } }, services) => {
  const space = await anySpace(services, componentId);
  const latest = await services.db.get(Recounts, { componentId });
  const endedAt = endOfVote(space, services.now());
  const final = await finalCountOf(services, componentId, endedAt);
  const areHidden = areCountsHidden(space, services);
  return {
    secretUntil: endedAt === null ? null : secretUntil(endedAt, services.config.secretDays),
    latest: latest === undefined ? null : told(latest, areHidden),
    final: final === undefined ? null : { ...final, votes: areHidden ? null : final.votes },
  };
});
