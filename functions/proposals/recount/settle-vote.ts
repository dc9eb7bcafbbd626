import { toMilliseconds } from '../../../shared/platform/time.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Services } from '../../platform/services.ts';
import { processById } from '../../spaces/directory.ts';
import { Recounts } from '../entities.ts';
import { beginRecount } from './begin-recount.ts';
import { endOfVote, secretUntil } from './end-of-vote.ts';

/** Requests that were received before the end may still be writing for so long. */
const LAST_VOTES_MS = 5 * 60_000;

const isFinal = (latest: ItemOf<typeof Recounts> | undefined, endedAt: string): boolean =>
  latest?.reason === 'final' && latest.finishedAt !== null && latest.unsettled === 0 && latest.startedAt > endedAt;

/**
 * What is due for the vote of a component: a count of its ballots each night while it goes on; once it is over the final
 * count, which is its result; and some days after that the end of its secret. Run again, it does nothing twice.
 */
export async function settleVote(services: Services, component: Component): Promise<void> {
  const { db, now, voteSecrets } = services;
  const { id: componentId } = component;
  const process = await processById(services, component.processId);
  const endedAt = process ? endOfVote({ component, process }, now()) : null;
  if (endedAt === null || toMilliseconds(now()) < toMilliseconds(endedAt) + LAST_VOTES_MS)
    return void (await beginRecount(services, componentId, 'night'));
  if (!isFinal(await db.get(Recounts, { componentId }), endedAt))
    return void (await beginRecount(services, componentId, 'final'));
  if (now() < secretUntil(endedAt)) return;
  const kept = await voteSecrets.find(componentId);
  if (kept === undefined || 'destroyedAt' in kept) return;
  await voteSecrets.destroy(componentId, now());
  services.log.info('vote.secret-destroyed', { componentId });
}
