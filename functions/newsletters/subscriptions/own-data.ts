import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { remove } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { Subscriptions } from '../entities.ts';
import { subscriptionKeyOf } from './address.ts';

const subscriptionsOf = async ({ db }: Pick<Services, 'db'>, owner: string) =>
  db.all(Subscriptions, { owner }, { index: 'byOwner' });

/** Subscriptions of an account, for the download of own data. */
export async function subscriptionsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const all = await subscriptionsOf(services, participantId);
  return {
    name: 'newsletter',
    columns: ['state', 'language', 'territory', 'consent_version', 'asked_at', 'confirmed_at', 'ended_at'],
    rows: all.map((one) => [
      one.state,
      one.locale,
      one.territoryId,
      one.consentVersion,
      one.askedAt,
      one.confirmedAt,
      one.endedAt,
    ]),
  };
}

/** Removes the subscription of a deleted account, and one that was made without it for the same address. */
export async function eraseSubscriptions(
  services: Services,
  participantId: ParticipantId,
  recipient: string,
): Promise<void> {
  const all = [...(await subscriptionsOf(services, participantId)), ...(await subscriptionsOf(services, recipient))];
  for (const { id } of all) await services.db.write(remove(Subscriptions, subscriptionKeyOf(id)));
}
