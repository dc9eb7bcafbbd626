import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { verifications } from '../../shared/verifications/contract.ts';
import { worksWithoutAccount } from '../../shared/verifications/method.ts';
import { put } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { sessionInPlace } from '../platform/session.ts';
import type { ClaimStanding } from './claims.ts';
import { directMethodOf } from './direct.ts';
import { type Grantee, grantTo } from './grant.ts';
import { countTry } from './limits.ts';
import { requireMethod } from './settings.ts';

/** Seconds that somebody can vote without an account before they show again who they are. */
const GUEST_SECONDS = 30 * 60;
/** Seconds after which the table drops what is kept of somebody without an account. */
const GUEST_KEPT = 24 * 3600;

/**
 * Who takes part without an account: the same as before where this person did so already, on whatever device.
 *
 * @throws Problem `verification.claimed` where the person has an account: they sign in with that
 */
export async function guestFor(
  services: Services,
  locale: InterfaceLocale,
  { claim, holder }: ClaimStanding,
): Promise<Grantee> {
  if (holder === 'account') throw new Problem('verification.claimed');
  const again = holder === 'guest' ? (claim?.participantId ?? null) : null;
  const known = again === null ? undefined : await services.db.get(Participants, { id: again });
  const now = services.now();
  const guest = {
    id: again ?? services.newId('participant'),
    email: '',
    role: 'participant',
    hasGrants: false,
    displayName: null,
    locale,
    charterAcceptedAt: now,
    sessionsFrom: known?.sessionsFrom ?? now,
    createdAt: known?.createdAt ?? now,
    deletedAt: null,
    block: known?.block ?? null,
    isGuest: true,
    keptUntil: addSeconds(now, GUEST_KEPT),
  } as const;
  const when = known === undefined ? 'absent' : ([{ attribute: 'isGuest', op: '=', value: true }] as const);
  const account = put(Participants, guest, { when, otherwise: 'unchanged' });
  return { participantId: guest.id, account, keptUntil: guest.keptUntil };
}

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
