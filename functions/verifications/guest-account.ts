import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { ClaimStanding } from './claims.ts';
import type { Grantee } from './grant.ts';

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
