import type { MailReason } from '../../../shared/platform/mail-state.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import { put, type Write } from '../db/write.ts';
import { Outbox } from '../entities.ts';
import type { Services } from '../services.ts';
import { waitingIn } from './backlog.ts';
import type { OutboxMail } from './turn.ts';

/** A mail that this worker alone may send until the lease ends. */
export type Claimed = OutboxMail & { readonly state: 'claimed'; readonly claimedAt: Instant };

/** States in which a mail may still be sent. */
const OPEN = new Set<OutboxMail['state']>(['waiting', 'claimed', 'uncertain']);

/** What was read and what comes of it, on condition that nobody has changed the mail since. */
export function moved(mail: OutboxMail, changes: Partial<OutboxMail>, at: Instant): Write {
  const after = { ...mail, ...changes, changedAt: at };
  const isOpen = OPEN.has(after.state);
  return put(
    Outbox,
    // What the text was made of, such as somebody's name, is kept only where it may be needed again.
    {
      ...after,
      waitingIn: isOpen ? waitingIn(after) : null,
      ...(isOpen || after.state === 'failed' ? {} : { values: {} }),
    },
    {
      when: (['state', 'claimedAt', 'tries'] as const).map((attribute) => ({
        attribute,
        op: '=',
        value: mail[attribute],
      })),
      otherwise: 'unchanged',
    },
  );
}

type Writes = Pick<Services, 'db' | 'now'>;

/** Moves a mail on; answers whether it was still as it was read. */
export const move = async ({ db, now }: Writes, mail: OutboxMail, changes: Partial<OutboxMail>): Promise<boolean> =>
  (await db.write(moved(mail, changes, now()))).changed;

/** Takes a mail, on condition that nobody else has since it was read. */
export async function claim(services: Writes, mail: OutboxMail): Promise<Claimed | undefined> {
  const taken = { state: 'claimed', claimedAt: services.now(), tries: mail.tries + 1, notBefore: null } as const;
  return (await move(services, mail, taken)) ? { ...mail, ...taken } : undefined;
}

/** Ends a mail without sending it. */
export const end = (services: Writes, mail: OutboxMail, state: 'failed' | 'suppressed', reason: MailReason) =>
  move(services, mail, { state, reason });

/** Puts a mail off for some seconds, without counting the try where the mail is not to blame. */
export function putOff(
  services: Writes,
  mail: Claimed,
  { seconds, reason }: { readonly seconds: number; readonly reason: 'slow' | 'paused' | 'again' },
): Promise<boolean> {
  const tries = reason === 'again' ? mail.tries : mail.tries - 1;
  const notBefore = addSeconds(services.now(), seconds);
  return move(services, mail, { state: 'waiting', reason, claimedAt: null, notBefore, tries });
}

/** Notes that SES took it: also when the lease ended in the meantime, as long as nobody else has claimed it. */
export async function noteSent(services: Writes, mail: Claimed, reason: MailReason | null): Promise<void> {
  const sent = { state: 'sent', reason } as const;
  if (await move(services, mail, sent)) return;
  await move(services, { ...mail, state: 'uncertain' }, sent);
}

/**
 * The write that lets a mail which was given up be tried again from the beginning; the stream puts it into its queue.
 *
 * @param mail in the state `failed`; another one is left as it is, and the write means `unchanged`
 */
export const retried = (mail: OutboxMail, at: Instant): Write =>
  moved(
    { ...mail, state: 'failed' },
    { state: 'waiting', reason: null, claimedAt: null, tries: 0, notBefore: null },
    at,
  );
