import { mails } from '../../shared/mails/contract.ts';
import { Outbox } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { mailKeyOf } from '../platform/mail/lanes.ts';
import { retried } from '../platform/mail/transitions.ts';

/** Sends a mail that was given up once more: the stream puts it into the queue of its lane again. */
export const retry = handle(mails.retry, async ({ params: { mailId }, body: { newsletterId } }, { db, now }) => {
  const mail = await db.require(Outbox, mailKeyOf(mailId, newsletterId ?? 'mails'), 'mail.not-found');
  await db.write({ ...retried(mail, now()), otherwise: 'mail.not-failed' });
  return undefined;
});
