import { mails } from '../../shared/mails/contract.ts';
import { patch } from '../platform/db/write.ts';
import { Outbox } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { waitingIn } from '../platform/mail/backlog.ts';
import { mailKeyOf } from '../platform/mail/lanes.ts';

/** Sends a mail that was given up once more: the stream puts it into the queue of its lane again. */
export const retry = handle(mails.retry, async ({ params: { mailId }, body: { newsletterId } }, { db, now }) => {
  const key = mailKeyOf(mailId, newsletterId ?? 'mails');
  const mail = await db.require(Outbox, key, 'mail.not-found');
  const waiting = { state: 'waiting', reason: null, claimedAt: null, tries: 0, notBefore: null } as const;
  await db.write(
    patch(
      Outbox,
      key,
      { ...waiting, changedAt: now(), waitingIn: waitingIn(mail) },
      { when: [{ attribute: 'state', op: '=', value: 'failed' }], otherwise: 'mail.not-failed' },
    ),
  );
  return undefined;
});
