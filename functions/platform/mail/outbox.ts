import type { MailId, NewsletterId, ParticipantId, SubscriptionId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { put, type Write } from '../db/write.ts';
import { Outbox } from '../entities.ts';
import { derivedId } from '../idempotent-id.ts';
import type { Services } from '../services.ts';
import { waitingIn } from './backlog.ts';
import { type Lane, type MailBatch, mailKeyOf } from './lanes.ts';
import { recipientOf } from './recipient.ts';
import type { MailValues, TemplateName } from './templates.ts';

const KEPT_SECONDS = 30 * 24 * 3600;
const isGiven = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;

/** A newsletter is no template: it is rendered once for all of its readers, see `functions/newsletters`. */
type Kind = TemplateName | 'newsletter';
type ValuesOf<T extends Kind> = T extends TemplateName
  ? MailValues<T>
  : {
      readonly newsletterId: NewsletterId;
      readonly subscriptionId?: SubscriptionId;
      readonly participantId?: ParticipantId;
    };

/** A mail to be sent, before it has an id. */
export interface Mail<T extends Kind = TemplateName> {
  readonly template: T;
  /** Participants get it at the address that they have when it is sent. */
  readonly to:
    | { readonly email: string }
    | { readonly participantId: ParticipantId }
    | { readonly subscriptionId: SubscriptionId };
  /** Whose mail it is where the address does not tell: one that somebody wants to have, and nobody has yet. */
  readonly owner?: ParticipantId;
  /** @default 'mail' */
  readonly lane?: Lane;
  /** @default 'mails' */
  readonly batch?: MailBatch;
  readonly locale: InterfaceLocale;
  readonly values: ValuesOf<T>;
  /** What causes the mail, such as `['proposal-published', proposalId]`: the same source sends one mail, ever. */
  readonly source?: readonly string[];
  /** Instead of `source`, where the caller has made the id. */
  readonly id?: MailId;
}

/**
 * The write that puts a mail into the outbox: part of the transaction that causes it, so that there is neither a mail
 * without its cause nor the reverse. A mail that is there already makes the transaction mean `unchanged`.
 *
 * Values stay in the table for 30 days: no secrets, and nothing that a look-up at sending can give.
 */
export function outboxMail<T extends Kind>(services: Pick<Services, 'now' | 'newId'>, mail: Mail<T>): Write {
  const { template, to, locale, source, lane = 'mail', batch = 'mails' } = mail;
  const values = Object.fromEntries(Object.entries<string | undefined>(mail.values).filter(isGiven));
  const createdAt = services.now();
  const id = mail.id ?? (source === undefined ? services.newId('mail') : derivedId('mail', 0, ...source));
  const expiresAt = addSeconds(createdAt, KEPT_SECONDS);
  return put(
    Outbox,
    {
      ...mailKeyOf(id, batch),
      lane,
      template,
      to,
      recipient: mail.owner ?? recipientOf(to),
      locale,
      values,
      state: 'waiting',
      reason: null,
      claimedAt: null,
      tries: 0,
      notBefore: null,
      changedAt: createdAt,
      waitingIn: waitingIn({ id, lane, batch }),
      createdAt,
      expiresAt,
    },
    { when: 'absent', otherwise: 'unchanged' },
  );
}
