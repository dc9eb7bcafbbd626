/** What verification keeps of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import { Authorizations } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { released } from './claims.ts';
import { AuthorizationClaims } from './entities.ts';

/** Verifications, for the download of own data. */
export async function authorizationsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const own = await services.db.all(Authorizations, { participantId });
  return {
    name: 'verifications',
    columns: ['method', 'born_on', 'territory', 'granted_at', 'expires_at', 'stands_for_you', 'votes_as'],
    rows: own.map((one) => [
      one.method,
      one.bornOn,
      one.territoryId,
      one.grantedAt,
      one.expiresAt,
      one.personHash,
      one.voterId,
    ]),
  };
}

/**
 * Removes verifications of a deleted account. The claims stay without it, so that whoever verifies as the same person later
 * has the same ballots; they go first, since without the verification nobody would find them.
 */
export async function eraseAuthorizations({ db, now }: Services, participantId: ParticipantId): Promise<void> {
  for (const one of await db.all(Authorizations, { participantId })) {
    const claim = await db.get(AuthorizationClaims, one);
    if (claim?.participantId === participantId) await db.write(released(claim, participantId, now()));
    await db.write(remove(Authorizations, one));
  }
}
