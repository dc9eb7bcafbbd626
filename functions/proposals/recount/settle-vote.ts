import type { ComponentId } from '../../../shared/platform/ids.ts';
import { type Instant, toMilliseconds } from '../../../shared/platform/time.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Services } from '../../platform/services.ts';
import { processById } from '../../spaces/directory.ts';
import { hasVoteStarted } from '../vote-start.ts';
import { beginRecount } from './begin-recount.ts';
import { endOfVote, secretUntil } from './end-of-vote.ts';
import { finalCountOf, forgetOtherEnds } from './final-count.ts';

/** Requests that were received before the end may still be writing for so long. */
const LAST_VOTES_MS = 5 * 60_000;
/** Until another count of the same ballots, which was asked for or begun at night, is over. */
const OTHER_COUNT_SECONDS = 60;

/** How a vote stands: it goes on, nothing is left to do, or it is to be looked at again in so many seconds. */
export type Settled = 'open' | 'done' | { readonly inSeconds: number };

async function destroySecret(services: Services, componentId: ComponentId, endedAt: Instant): Promise<void> {
  const { voteSecrets, config, now, log } = services;
  if (now() < secretUntil(endedAt, config.secretDays)) return;
  const kept = await voteSecrets.find(componentId);
  if (kept === undefined || 'destroyedAt' in kept) return;
  await voteSecrets.destroy(componentId, now());
  log.info('vote.secret-destroyed', { componentId });
}

/**
 * What is due for a vote that may be over: minutes after its end the final count of its ballots, which is its result; once
 * that is done, and days after the end, the end of its secret. Run again, it does nothing twice.
 */
export async function settleVote(services: Services, component: Component): Promise<Settled> {
  const { now } = services;
  const { id: componentId } = component;
  const process = await processById(services, component.processId);
  const endedAt = process ? endOfVote({ component, process }, now()) : null;
  await forgetOtherEnds(services, componentId, endedAt);
  if (endedAt === null) return 'open';
  const left = toMilliseconds(endedAt) + LAST_VOTES_MS - toMilliseconds(now());
  if (left > 0) return { inSeconds: Math.ceil(left / 1000) };
  if ((await finalCountOf(services, componentId, endedAt)) !== undefined) {
    await destroySecret(services, componentId, endedAt);
    return 'done';
  }
  if (!(await hasVoteStarted(services, componentId))) return 'done';
  const begun = await beginRecount(services, componentId, 'final', endedAt);
  return begun.endedAt === endedAt ? 'done' : { inSeconds: OTHER_COUNT_SECONDS };
}
