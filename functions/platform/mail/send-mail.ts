import type { SubscriptionId } from '../../../shared/platform/ids.ts';
import type { MailReason } from '../../../shared/platform/mail-state.ts';
import { addSeconds, type Instant, toMilliseconds } from '../../../shared/platform/time.ts';
import { Outbox, Participants } from '../entities.ts';
import { isPassing } from '../passing-error.ts';
import type { Services } from '../services.ts';
import type { MailJob } from '../stream/reactions.ts';
import { type MailBatch, mailKeyOf } from './lanes.ts';
import type { MailMessage } from './message.ts';
import { type SendTrouble, troubleOf } from './send-errors.ts';
import { addressHash, reasonsAgainst, suppressionsOf, takeCode } from './suppression.ts';
import { type Claimed, claim, end, move, noteSent, putOff } from './transitions.ts';
import { type OutboxMail, pauseAfter, triesOf, turnOf, UNCERTAIN_SECONDS } from './turn.ts';

/** What sending needs of the features: the consumer hands it over. */
export interface SendSlots {
  /** The words of a mail. @throws what says that it cannot be made, or an error of AWS that passes */
  render(
    services: Services,
    mail: OutboxMail,
  ): Promise<Pick<MailMessage, 'from' | 'subject' | 'text' | 'html' | 'unsubscribe' | 'list' | 'replyTo'>>;
  /** Whether mails of a batch go now. */
  goes(services: Services, batch: MailBatch): Promise<'go' | 'paused' | 'cancelled'>;
  /** The address of a subscription; `undefined` where it has ended. */
  addressOfSubscription(services: Services, id: SubscriptionId): Promise<string | undefined>;
}

/** The longest that a queue holds a message back. */
const MOST_DELAY = 900;
/** How long SES is left alone when it takes no more this second, at the least and at the most; and when it takes none. */
const SLOW_SECONDS = { least: 2, most: 10 } as const;
const PAUSED_SECONDS = 900;

/** Puts the mail into its queue again, to be looked at then; one that comes too early is put back once more. */
async function lookAgain({ queues, now }: Services, { id, batch, lane }: OutboxMail, at: Instant): Promise<void> {
  const seconds = Math.ceil((toMilliseconds(at) - toMilliseconds(now())) / 1000);
  const delaySeconds = Math.min(MOST_DELAY, Math.max(1, seconds));
  await queues.send(lane, [{ mailId: id, batch }], { delaySeconds });
}

async function addressOf(services: Services, { to }: OutboxMail, slots: SendSlots): Promise<string | undefined> {
  if ('email' in to) return to.email;
  if ('subscriptionId' in to) return slots.addressOfSubscription(services, to.subscriptionId);
  // A deleted account has none.
  return (await services.db.get(Participants, { id: to.participantId }))?.email || undefined;
}

/** Why an address gets this mail not; `code` where it gets it although it is suppressed, `null` where it simply does. */
async function keptFrom(services: Services, mail: OutboxMail, address: string): Promise<MailReason | null> {
  const [against] = reasonsAgainst(await suppressionsOf(services, addressHash(address)), mail.lane);
  if (against === undefined) return null;
  if (mail.template !== 'sign-in-code') return against.kind;
  return (await takeCode(services, against, mail.id)) ? 'code' : against.kind;
}

/** Where an error arose, without its message: SES names addresses in its own. */
const traceOf = (error: unknown) => ({
  error: error instanceof Error ? error.name : 'unknown',
  at: error instanceof Error ? error.stack?.match(/^\s+at .+$/m)?.[0].trim() : undefined,
});

async function fail(services: Services, mail: OutboxMail, reason: MailReason): Promise<void> {
  const { log, config } = services;
  await end(services, mail, 'failed', reason);
  const facts = { mailId: mail.id, batch: mail.batch, lane: mail.lane, template: mail.template, reason };
  log.warn('mail.given-up', facts, { name: 'MailFailed', value: 1, stage: config.stage });
}

async function becomeUncertain(services: Services, mail: OutboxMail, claimedAt: Instant): Promise<void> {
  const { log, config } = services;
  await move(services, mail, { state: 'uncertain' });
  const metric = { name: 'MailUncertain', value: 1, stage: config.stage };
  log.warn('mail.uncertain', { mailId: mail.id, batch: mail.batch, lane: mail.lane }, metric);
  await lookAgain(services, mail, addSeconds(claimedAt, services.config.mailUncertainSeconds ?? UNCERTAIN_SECONDS));
}

function secondsOff(mail: Claimed, kind: 'slow' | 'paused' | 'again'): number | undefined {
  if (kind === 'again') return pauseAfter(mail.lane, mail.tries);
  if (kind === 'paused') return PAUSED_SECONDS;
  return SLOW_SECONDS.least + Math.random() * (SLOW_SECONDS.most - SLOW_SECONDS.least);
}

/** What comes of a mail that was not sent, or of which nobody knows. */
async function afterTrouble(services: Services, mail: Claimed, trouble: SendTrouble, error: unknown): Promise<void> {
  const { log, config } = services;
  log.warn('mail.failed', {
    mailId: mail.id,
    lane: mail.lane,
    tries: mail.tries,
    trouble: trouble.kind,
    ...traceOf(error),
  });
  if (trouble.kind === 'failed') return fail(services, mail, trouble.reason);
  if (trouble.kind === 'uncertain') return becomeUncertain(services, mail, mail.claimedAt);
  const seconds = secondsOff(mail, trouble.kind);
  if (seconds === undefined) return fail(services, mail, 'tries');
  if (trouble.kind === 'paused')
    log.warn('mail.held-up', { lane: mail.lane }, { name: 'MailHeldUp', value: 1, stage: config.stage });
  await putOff(services, mail, { seconds, reason: trouble.kind });
  await lookAgain(services, mail, addSeconds(services.now(), seconds));
}

/** What is to be sent; `undefined` where the mail has ended without. Nothing has left yet: every error is without harm. */
async function prepare(services: Services, mail: Claimed, slots: SendSlots) {
  const to = await addressOf(services, mail, slots);
  if (to === undefined) {
    await end(services, mail, 'suppressed', 'nobody');
    return undefined;
  }
  const reason = await keptFrom(services, mail, to);
  if (reason !== null && reason !== 'code') {
    await end(services, mail, 'suppressed', reason);
    return undefined;
  }
  const { id, batch, lane, template, values } = mail;
  const kind = batch === 'mails' ? template : batch;
  // Only a mail that answers one has it.
  const { inReplyTo } = values;
  const thread = inReplyTo === undefined ? {} : { inReplyTo };
  return {
    reason,
    message: { ...(await slots.render(services, mail)), ...thread, to, id, batch, lane, kind, date: services.now() },
  };
}

/** Claim, send, note: each step may be the last of this process, and what is found afterwards tells how to go on. */
async function attempt(services: Services, mail: Claimed, slots: SendSlots): Promise<void> {
  let prepared: Awaited<ReturnType<typeof prepare>>;
  try {
    prepared = await prepare(services, mail, slots);
  } catch (error) {
    const trouble: SendTrouble = isPassing(error) ? { kind: 'again' } : { kind: 'failed', reason: 'content' };
    return afterTrouble(services, mail, trouble, error);
  }
  if (prepared === undefined) return;
  try {
    await services.mailer.send(prepared.message);
  } catch (error) {
    return afterTrouble(services, mail, troubleOf(error), error);
  }
  await noteSent(services, mail, prepared.reason);
}

/** What its batch says of a mail whose turn it is. Answers whether it goes. */
async function mayGo(services: Services, mail: OutboxMail, slots: SendSlots): Promise<boolean> {
  const goes = await slots.goes(services, mail.batch);
  if (goes === 'cancelled') await end(services, mail, 'suppressed', 'cancelled');
  // It waits for whoever resumes the batch, and so does one that was left by a worker which died.
  if (goes === 'paused' && mail.state !== 'waiting') await move(services, mail, { state: 'waiting', claimedAt: null });
  return goes === 'go';
}

/**
 * Sends a mail of the outbox, if it is its turn. A message of the queue may come twice, at the same moment too: the claim
 * lets one of them send. Whatever is wrong with a mail ends with that mail.
 *
 * @throws what the table or the queue answers, so that the message comes again
 */
export async function sendMail(services: Services, { mailId, batch }: MailJob, slots: SendSlots): Promise<void> {
  const mail = await services.db.get(Outbox, mailKeyOf(mailId, batch));
  if (mail === undefined) return;
  const turn = turnOf(mail, services.now(), services.config.mailUncertainSeconds);
  if (turn.kind === 'over') return;
  if (turn.kind === 'later') {
    const { claimedAt } = mail;
    if (turn.isUncertain && mail.state === 'claimed' && claimedAt !== null)
      return becomeUncertain(services, mail, claimedAt);
    return lookAgain(services, mail, turn.at);
  }
  if (!(await mayGo(services, mail, slots))) return;
  if (mail.tries >= triesOf(mail.lane)) return fail(services, mail, 'tries');
  const claimed = await claim(services, mail);
  // Somebody else has it now, and may die of it.
  if (claimed === undefined) return lookAgain(services, mail, addSeconds(services.now(), 1));
  await attempt(services, claimed, slots);
}
