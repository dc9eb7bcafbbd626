import { type FoundMail, type MailLane, mails } from '../../shared/mails/contract.ts';
import { NewsletterId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Outbox } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import { addressHash, suppressionsOf } from '../platform/mail/suppression.ts';
import type { Services } from '../platform/services.ts';
import type { MailsSlots } from './slots.ts';
import { notesOf } from './suppressions.ts';

/** Mails of one answer. */
const MOST = 100;

/** Nothing of what a mail says, and nothing that a link in it could do. */
const shown = ({
  id,
  batch,
  template,
  lane,
  state,
  reason,
  createdAt,
  changedAt,
}: ItemOf<typeof Outbox>): FoundMail => ({
  id,
  newsletterId: NewsletterId.safeParse(batch).data ?? null,
  template,
  lane: lane satisfies MailLane,
  state,
  reason,
  createdAt,
  changedAt,
});

const mailsOf = async ({ db }: Services, recipient: string) =>
  (await db.query(Outbox, { recipient }, { index: 'byRecipient', reverse: true, limit: MOST + 1 })).items;

/**
 * What became of the mails to an address: those that were written to it, to its account and to its subscription. The
 * address comes in the body and is hashed at once; who looks is in the audit log.
 */
export const find = ({ accountWith, subscriptionWith }: MailsSlots) =>
  handle(mails.find, async ({ body: { email } }, services) => {
    const hash = addressHash(email);
    const [account, subscription, suppressions, notes] = await Promise.all([
      accountWith(services, email),
      subscriptionWith(services, email),
      suppressionsOf(services, hash),
      notesOf(services, hash),
    ]);
    const recipients = [recipientOf({ email }), account?.id, subscription?.id].filter((one) => one !== undefined);
    const found = await Promise.all(recipients.map((recipient) => mailsOf(services, recipient)));
    const sorted = found.flat().toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
    return {
      mails: sorted.slice(0, MOST).map(shown),
      isMore: sorted.length > MOST,
      hasAccount: account !== undefined,
      isSubscribed: subscription?.isConfirmed === true,
      suppressions: suppressions.map(({ kind, at, liftedAt }) => ({ kind, at, liftedAt })),
      notes,
    };
  });
