import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { FinalCountView } from '../../../shared/proposals/views.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, put, remove } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { FinalCounts, Recounts } from '../entities.ts';
import { spaceOfComponent } from '../hidden-counts.ts';
import { type Space, settingsOf } from '../space.ts';
import { hasVoteStarted } from '../vote-start.ts';
import { endOfVote } from './end-of-vote.ts';

type Reads = Pick<Services, 'db' | 'now'>;

/** The result of a vote that ended then; a count of the same vote with other dates is none. */
export async function finalCountOf(
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
  endedAt: Instant | null,
): Promise<ItemOf<typeof FinalCounts> | undefined> {
  if (endedAt === null) return undefined;
  const kept = await db.get(FinalCounts, { componentId });
  return kept?.endedAt === endedAt ? kept : undefined;
}

type Counted = ItemOf<typeof Recounts>;

/** A final count that is finished, in which something could not be compared: it is no result. */
export const isUnsettled = ({ reason, endedAt, finishedAt, unsettled }: Counted): boolean =>
  reason === 'final' && endedAt !== null && finishedAt !== null && unsettled > 0;

/**
 * Keeps a final count that is finished as the result, if all of it could be compared and the vote still ended when it
 * says. Run again, it changes nothing.
 */
export async function keepFinalCount(services: Reads, recount: Counted): Promise<void> {
  const { componentId, reason, endedAt, finishedAt, unsettled, proposals, votes, drifted } = recount;
  if (reason !== 'final' || endedAt === null || finishedAt === null || unsettled > 0) return;
  const space = await spaceOfComponent(services, componentId);
  if (space === undefined || endOfVote(space, services.now()) !== endedAt) return;
  await services.db.write(
    put(
      FinalCounts,
      { componentId, endedAt, countedAt: finishedAt, proposals, votes, drifted },
      { when: [{ attribute: 'endedAt', op: '<>', value: endedAt }], otherwise: 'unchanged' },
    ),
  );
}

/**
 * Takes away what was counted for another end of the vote: people may have voted since, and the end may become again
 * what it was.
 */
export async function forgetOtherEnds({ db }: Reads, componentId: ComponentId, endedAt: Instant | null): Promise<void> {
  const [kept, latest] = await Promise.all([db.get(FinalCounts, { componentId }), db.get(Recounts, { componentId })]);
  const isOther = (end: Instant | null | undefined): end is Instant => end != null && end !== endedAt;
  const when = (value: Instant) =>
    ({ when: [{ attribute: 'endedAt', op: '=', value }], otherwise: 'unchanged' }) as const;
  if (isOther(kept?.endedAt)) await db.write(remove(FinalCounts, { componentId }, when(kept.endedAt)));
  if (isOther(latest?.endedAt))
    await db.write(patch(Recounts, { componentId }, { endedAt: null }, when(latest.endedAt)));
}

/** What pages say of the result of a vote; `null` while it is not over, and where nobody has voted. */
export async function finalCountView(
  services: Pick<Services, 'db'>,
  space: Space,
  now: Instant,
): Promise<FinalCountView | null> {
  if (settingsOf(space).voteKind === 'none') return null;
  const endedAt = endOfVote(space, now);
  if (endedAt === null) return null;
  const componentId = space.component.id;
  const kept = await finalCountOf(services, componentId, endedAt);
  if (kept !== undefined) return { countedAt: kept.countedAt };
  return (await hasVoteStarted(services, componentId)) ? { countedAt: null } : null;
}
