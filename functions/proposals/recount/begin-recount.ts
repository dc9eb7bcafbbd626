import type { ComponentId } from '../../../shared/platform/ids.ts';
import { type Instant, toMilliseconds } from '../../../shared/platform/time.ts';
import type { Recount } from '../../../shared/proposals/recount.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { Recounts } from '../entities.ts';

/** One that was begun so long ago and has not ended has died on the way: another one may begin. */
const DEAD_AFTER_MS = 30 * 60_000;

export const isGoingOn = (
  { startedAt, finishedAt }: Pick<Recount, 'startedAt' | 'finishedAt'>,
  now: Instant,
): boolean => finishedAt === null && toMilliseconds(now) - toMilliseconds(startedAt) < DEAD_AFTER_MS;

/**
 * Begins a count of the ballots of a component; the stream tells the worker. One that goes on is given instead, so that
 * asking twice is asking once.
 *
 * @param endedAt of a final count: the end of the vote that it counts
 */
export async function beginRecount(
  { db, now }: Pick<Services, 'db' | 'now'>,
  componentId: ComponentId,
  reason: Recount['reason'],
  endedAt: Instant | null = null,
): Promise<ItemOf<typeof Recounts>> {
  const latest = await db.get(Recounts, { componentId });
  const startedAt = now();
  if (latest !== undefined && isGoingOn(latest, startedAt)) return latest;
  const begun = {
    componentId,
    reason,
    startedAt,
    finishedAt: null,
    proposals: 0,
    votes: 0,
    repaired: 0,
    unsettled: 0,
    drifted: 0,
    drifts: [],
    cursor: null,
    endedAt,
  };
  const { changed } = await db.write(
    put(Recounts, begun, {
      when: latest === undefined ? 'absent' : [{ attribute: 'startedAt', op: '=', value: latest.startedAt }],
      otherwise: 'unchanged',
    }),
  );
  return changed ? begun : ((await db.get(Recounts, { componentId })) ?? begun);
}
