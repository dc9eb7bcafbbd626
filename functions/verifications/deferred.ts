import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PendingVerification } from '../../shared/verifications/own-routes.ts';
import type { Services } from '../platform/services.ts';
import { idDocument } from './id-document/document.ts';
import type { DeferredMethod } from './method.ts';
import { letterStanding } from './postal-letter/prove.ts';

/** Methods that take their time: one line each. */
export const deferred: readonly DeferredMethod[] = [idDocument, letterStanding];

/** What somebody has asked for and is not decided yet, or was refused. */
export async function pendingOf(services: Services, participantId: ParticipantId): Promise<PendingVerification[]> {
  const all = await Promise.all(
    deferred.map(async ({ method, standingOf }) => ({ method, ...(await standingOf(services, participantId)) })),
  );
  return all.flatMap(({ method, state, since }) =>
    state === 'none' || since === null ? [] : [{ method, state, since }],
  );
}
