import type { Write } from '../platform/db/write.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import type { MailValues } from '../platform/mail/templates.ts';
import type { Services } from '../platform/services.ts';
import type { Participant } from './me.ts';

/** Tells somebody that a way into their account has changed: part of the transaction that changes it. */
export const securityMail = (
  services: Pick<Services, 'now' | 'newId'>,
  { id, locale }: Pick<Participant, 'id' | 'locale'>,
  event: MailValues<'account-security'>['event'],
): Write =>
  outboxMail(services, {
    lane: 'urgent',
    template: 'account-security',
    to: { participantId: id },
    locale,
    values: { event },
  });
