import * as z from 'zod';
import { MailId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { addSeconds, type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { type Guarded, patch, put } from '../platform/db/write.ts';
import { Outbox, Participants } from '../platform/entities.ts';
import { MailBatch, mailKeyOf } from '../platform/mail/lanes.ts';
import type { MailSender } from '../platform/mail/template.ts';
import { renderMail } from '../platform/mail/templates.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { organization } from '../spaces/directory.ts';

/** Seconds after which a mail that a worker took and did not finish is taken again; a send takes ten at most. */
export const LEASE_SECONDS = 10 * 60;

type OutboxMail = ItemOf<typeof Outbox>;
/** A mail that this worker alone may send until the lease ends. */
type Claimed = OutboxMail & { readonly claimedAt: Instant };

const leaseEnd = (claimedAt: Instant): Instant => addSeconds(claimedAt, LEASE_SECONDS);

/** Takes a mail, on condition that nobody else has since it was read. */
async function claim({ db, now }: Services, mail: OutboxMail): Promise<Claimed | undefined> {
  const claimedAt = now();
  const { changed } = await db.write(
    patch(
      Outbox,
      mailKeyOf(mail.id, mail.batch),
      { state: 'claimed', claimedAt },
      {
        when: [
          { attribute: 'state', op: '=', value: mail.state },
          { attribute: 'claimedAt', op: '=', value: mail.claimedAt },
        ],
        otherwise: 'unchanged',
      },
    ),
  );
  return changed ? { ...mail, claimedAt } : undefined;
}

/** This worker's claim; one that another worker has taken over after the lease is left alone. */
const ifOurs = ({ claimedAt }: Claimed): Guarded => ({
  when: [
    { attribute: 'state', op: '=', value: 'claimed' },
    { attribute: 'claimedAt', op: '=', value: claimedAt },
  ],
  otherwise: 'unchanged',
});

const giveBack = ({ db }: Services, mail: Claimed) =>
  db.write(patch(Outbox, mailKeyOf(mail.id, mail.batch), { state: 'waiting', claimedAt: null }, ifOurs(mail)));

/** From then on it is not among those that wait. What the text was made of, such as somebody's name, is not kept. */
const noteSent = ({ db }: Services, mail: Claimed) =>
  db.write(put(Outbox, { ...mail, values: {}, state: 'sent', waitingIn: null }, ifOurs(mail)));

async function addressOf({ db }: Services, { to }: OutboxMail): Promise<string | undefined> {
  if ('email' in to) return to.email;
  if ('subscriptionId' in to) return undefined;
  // A deleted account has none.
  return (await db.get(Participants, { id: to.participantId }))?.email || undefined;
}

async function senderOf(services: Services, { locale }: OutboxMail): Promise<MailSender> {
  const { name, defaultLocale, accentColor, contact, timeZone } = await organization(services);
  return { name: localize(name, locale, defaultLocale).text, accentColor, contact, timeZone };
}

async function send(services: Services, mail: Claimed): Promise<void> {
  const to = await addressOf(services, mail);
  if (to === undefined) return services.log.info('mail.nobody', { mailId: mail.id });
  const sender = await senderOf(services, mail);
  const { siteOrigin } = services.config;
  const rendered = await renderMail(mail, sender, { siteOrigin, secrets: services.secrets });
  await services.mailer.send({ ...rendered, to, from: { name: sender.name }, id: mail.id });
}

/** Looks again when the lease of another worker ends, in case that worker is no more. */
async function lookAgain(
  { queues, now }: Services,
  { id, batch, lane }: OutboxMail,
  claimedAt: Instant,
): Promise<void> {
  const milliseconds = toMilliseconds(leaseEnd(claimedAt)) - toMilliseconds(now());
  const delaySeconds = Math.min(LEASE_SECONDS, Math.max(1, Math.ceil(milliseconds / 1000)));
  await queues.send(lane, [{ mailId: id, batch }], { delaySeconds });
}

async function deliver(services: Services, { mailId, batch }: MailJob): Promise<void> {
  const mail = await services.db.get(Outbox, mailKeyOf(mailId, batch));
  if (mail === undefined || (mail.state !== 'waiting' && mail.state !== 'claimed')) return;
  const { claimedAt } = mail;
  if (claimedAt !== null && services.now() < leaseEnd(claimedAt)) return lookAgain(services, mail, claimedAt);
  const claimed = await claim(services, mail);
  if (claimed === undefined) return lookAgain(services, mail, services.now());
  try {
    await send(services, claimed);
  } catch (error) {
    await giveBack(services, claimed);
    throw error;
  }
  await noteSent(services, claimed);
}

const Job = z.object({ mailId: MailId, batch: MailBatch });
type MailJob = z.infer<typeof Job>;

/** Where an error arose, without its message: SES names addresses in its own. */
const traceOf = (error: unknown) => ({
  error: error instanceof Error ? error.name : 'unknown',
  at: error instanceof Error ? error.stack?.match(/^\s+at .+$/m)?.[0].trim() : undefined,
});

/**
 * Sends the mails of the outbox: the worker of each lane. A message of the queue may come twice, at the same moment too:
 * the claim lets one of them send. A mail whose sending failed is given back and comes again; one whose worker died is
 * taken again when its lease ends.
 */
export const sender = worker(Job, async (jobs, services) => {
  const failed = await Promise.all(
    [...jobs].map(async ([messageId, job]) => {
      try {
        await deliver(services, job);
        return [];
      } catch (error) {
        services.log.warn('mail.failed', { mailId: job.mailId, ...traceOf(error) });
        return [messageId];
      }
    }),
  );
  return failed.flat();
});
