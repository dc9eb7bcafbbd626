import type { ParticipantId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { storedServices } from './services-list.ts';

/**
 * Tells somebody that a service was linked with their account or is no longer: part of the transaction that does it.
 *
 * @throws Problem `session.invalid` when the account is gone
 */
export async function serviceMail(
  services: Services,
  participantId: ParticipantId,
  serviceId: string,
  event: 'service-linked' | 'service-unlinked',
): Promise<Write> {
  const [{ locale }, { items }, { defaultLocale }] = await Promise.all([
    services.db.require(Participants, { id: participantId }, 'session.invalid'),
    storedServices(services),
    organization(services),
  ]);
  const service = items.find(({ id }) => id === serviceId);
  const name = service === undefined ? serviceId : localize(service.name, locale, defaultLocale).text;
  return outboxMail(services, {
    template: 'account-security',
    to: { participantId },
    locale,
    values: { event, service: name },
  });
}
