/** What sign-in services keep of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { remove } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { Identities, IdentitySessions } from './entities.ts';

/** Services linked with an account. The index may lag by a moment. */
export const identitiesOf = (
  { db }: Pick<Services, 'db'>,
  participantId: ParticipantId,
): Promise<ItemOf<typeof Identities>[]> => db.all(Identities, { participantId }, { index: 'byParticipant' });

/** Linked services and sessions that came from one, for the download of own data. */
export async function identitiesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const [own, sessions] = await Promise.all([
    identitiesOf(services, participantId),
    services.db.all(IdentitySessions, { participantId }, { index: 'byParticipant' }),
  ]);
  return {
    name: 'sign-in-services',
    columns: ['kind', 'service', 'stands_for_you', 'level', 'linked_at', 'used_at', 'kept_until'],
    rows: [
      ...own.map((one) => ['linked', one.serviceId, one.subject, one.level, one.linkedAt, one.usedAt, null]),
      ...sessions.map((one) => ['session', one.serviceId, null, one.level, null, null, one.expiresAt]),
    ],
  };
}

/** Removes links and sessions of a deleted account. */
export async function eraseIdentities(services: Services, participantId: ParticipantId): Promise<void> {
  const { db } = services;
  for (const one of await identitiesOf(services, participantId)) await db.write(remove(Identities, one));
  const sessions = await db.all(IdentitySessions, { participantId }, { index: 'byParticipant' });
  for (const one of sessions) await db.write(remove(IdentitySessions, one));
}
