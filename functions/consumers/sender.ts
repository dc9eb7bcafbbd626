import * as z from 'zod';
import { MailId } from '../../shared/platform/ids.ts';
import { addressOfSubscription, newsletterMail } from '../newsletters/mail-to-subscriber.ts';
import { newsletterGoes } from '../newsletters/may-send.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { MailBatch } from '../platform/mail/lanes.ts';
import { type SendSlots, sendMail } from '../platform/mail/send-mail.ts';
import { senderFrom } from '../platform/mail/sender-in.ts';
import type { MailSender } from '../platform/mail/template.ts';
import { renderMail } from '../platform/mail/templates.ts';
import type { OutboxMail } from '../platform/mail/turn.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { worker } from '../platform/worker.ts';
import { organization } from '../spaces/directory.ts';

const Job = z.object({ mailId: MailId, batch: MailBatch });

/** How long the name of the organization is remembered. */
const MEMORY_MS = 5000;
const organizations = shortMemory(MEMORY_MS, (services: Services, _: 'organization') => organization(services));

const senderOf = async (services: Services, { locale }: OutboxMail): Promise<MailSender> =>
  senderFrom(await organizations.get(services, 'organization'), locale);

const slots: SendSlots = {
  async render(services, mail) {
    const sender = await senderOf(services, mail);
    // Rendered once for all of its readers, and filled in for each.
    if (mail.template === 'newsletter') return newsletterMail(services, mail, sender);
    const { siteOrigin } = services.config;
    const rendered = await renderMail(mail, sender, { siteOrigin, secrets: services.secrets });
    return { ...rendered, from: { name: sender.name } };
  },
  goes: async (services, batch) => (batch === 'mails' ? 'go' : newsletterGoes(services, batch)),
  addressOfSubscription,
};

/** Mails of a batch that are on their way at once: while one waits for SES, others are rendered. */
const AT_ONCE = 4;

/**
 * Sends the mails of the outbox: the worker of each lane. A message fails only where the table or a queue does: what SES
 * answers is noted with the mail, which comes again by a message of its own.
 */
export const sender = worker(Job, async (jobs, services) => {
  const failed = await inParallel([...jobs], AT_ONCE, async ([messageId, job]) => {
    try {
      await sendMail(services, job, slots);
      return [];
    } catch (error) {
      services.log.error('mail.not-noted', error instanceof Error ? error.name : 'unknown', { mailId: job.mailId });
      return [messageId];
    }
  });
  return failed.flat();
});
