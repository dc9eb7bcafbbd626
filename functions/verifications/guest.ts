import { verifications } from '../../shared/verifications/contract.ts';
import { worksWithoutAccount } from '../../shared/verifications/method.ts';
import { handle, Reply } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { sessionInPlace } from '../platform/session.ts';
import { directMethodOf } from './direct.ts';
import { grantTo } from './grant.ts';
import { guestFor } from './guest-account.ts';
import { countTry } from './limits.ts';
import { requireMethod } from './settings.ts';

/** Seconds that somebody can vote without an account before they show again who they are. */
const GUEST_SECONDS = 30 * 60;
/**
 * Verifies somebody without an account and opens a session that may vote where the vote allows it, and nothing else. The
 * session that the device had is over.
 *
 * @throws Problem `verification.*`, 422 `request.invalid` with pointers below `/given`
 */
export const verifyWithoutAccount = handle(verifications.verifyWithoutAccount, async (request, services) => {
  const { method, given, locale } = request.body;
  const { sourceIp } = request;
  await countTry(services, { participantId: null, sourceIp });
  await requireMethod(services, method);
  if (!worksWithoutAccount(method)) throw new Problem('verification.method-off');
  const proof = await directMethodOf(method).prove(services, given, { participantId: null, sourceIp });
  const granted = await grantTo(services, method, proof, (standing) => guestFor(services, locale, standing));
  const session = await sessionInPlace(services, granted.participantId, request, GUEST_SECONDS);
  await services.db.transact(...session.writes);
  return new Reply({ expiresAt: session.expiresAt }, session.cookies);
});
