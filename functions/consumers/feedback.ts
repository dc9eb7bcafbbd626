import * as z from 'zod';
import { inParallel } from '../platform/in-parallel.ts';
import { noteFacts } from '../platform/mail/note-facts.ts';
import { readSesEvent, type ToldFact } from '../platform/mail/ses-event.ts';
import { checkEnvelope } from '../platform/mail/sns-envelope.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';

/** Mails whose facts are written at once. */
const AT_ONCE = 16;

/** What a message tells of a mail of ours. One that SNS did not sign is told to operators, and never looked at again. */
async function factOf(services: Services, messageId: string, body: unknown): Promise<ToldFact | undefined> {
  const { config, snsKeys, log } = services;
  const checked = await checkEnvelope(body, config.snsTopicArn ?? '', snsKeys);
  if ('message' in checked) return readSesEvent(checked.message);
  if ('forged' in checked) {
    const metric = { name: 'MailEventForged', value: 1, stage: config.stage };
    log.warn('mail.event-forged', { messageId, why: checked.forged }, metric);
  }
  return undefined;
}

interface Told {
  readonly messageId: string;
  readonly fact: ToldFact;
}

/** What SES tells of mails that it took: signed by SNS, in any order, and more than once. */
export const feedback = worker(z.unknown(), async (jobs, services) => {
  const failed = new Set<string>();
  const byMail = new Map<string, Told[]>();
  for (const [messageId, body] of jobs) {
    try {
      const fact = await factOf(services, messageId, body);
      if (fact === undefined) continue;
      const key = `${fact.batch}/${fact.mailId}`;
      byMail.set(key, [...(byMail.get(key) ?? []), { messageId, fact }]);
    } catch (error) {
      services.log.error('mail.event-unchecked', error, { messageId });
      failed.add(messageId);
    }
  }
  await inParallel([...byMail.values()], AT_ONCE, async (told) => {
    try {
      await noteFacts(
        services,
        told.map(({ fact }) => fact),
      );
    } catch (error) {
      services.log.error('mail.event-not-noted', error instanceof Error ? error.name : 'unknown');
      for (const { messageId } of told) failed.add(messageId);
    }
  });
  return [...failed];
});
