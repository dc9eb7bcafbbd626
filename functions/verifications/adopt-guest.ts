import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import { put, remove } from '../platform/db/write.ts';
import { Authorizations } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { AuthorizationClaims } from './entities.ts';

/** One verification with its claim, unless the account has one of the method, or somebody has the claim meanwhile. */
async function takeAlong(
  { db }: Services,
  { keptUntil: _, ...shown }: Authorization,
  participantId: ParticipantId,
): Promise<void> {
  const claim = await db.get(AuthorizationClaims, shown);
  if (claim?.participantId !== shown.participantId) return;
  await db.transact(
    put(
      AuthorizationClaims,
      { ...claim, participantId, keptUntil: null },
      { when: [{ attribute: 'participantId', op: '=', value: shown.participantId }], otherwise: 'unchanged' },
    ),
    put(Authorizations, { ...shown, participantId, keptUntil: null }, { when: 'absent', otherwise: 'unchanged' }),
    remove(Authorizations, shown),
  );
}

/**
 * What somebody showed without an account goes with them into the account that they sign in with on the same device, and
 * so do the ballots that they have cast.
 */
export async function adoptGuest(
  services: Services,
  { guestId, participantId }: { readonly guestId: ParticipantId; readonly participantId: ParticipantId },
): Promise<void> {
  for (const one of await services.db.all(Authorizations, { participantId: guestId }))
    await takeAlong(services, one, participantId);
}
