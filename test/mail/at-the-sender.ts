import type { SQSEvent } from 'aws-lambda';
import { sender } from '../../functions/consumers/sender.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { Outbox } from '../../functions/platform/entities.ts';
import { mailKeyOf } from '../../functions/platform/mail/lanes.ts';
import type { MailMessage } from '../../functions/platform/mail/message.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import type { Services } from '../../functions/platform/services.ts';
import type { MailId } from '../../shared/platform/ids.ts';
import type { TestPlatform } from '../support/platform.ts';

export const published = {
  ...{ title: 'Un vélo pour tous', processTitle: 'Climat' },
  path: '/processes/climat/f/c/proposals/p/',
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What tests of sending do with the outbox of a platform. */
export function atTheSender(platform: () => TestPlatform) {
  /** Writes a mail into the outbox without letting the platform send it. */
  async function waiting(
    email = 'ada@example.org',
    id = platform().services.newId('mail'),
    lane: 'urgent' | 'mail' | 'bulk' = 'mail',
  ): Promise<MailId> {
    const mail = { template: 'proposal-published', to: { email }, locale: 'fr', values: published, id, lane } as const;
    await platform().services.db.write(outboxMail(platform().services, mail));
    return id;
  }

  /** Gives the sender one batch, as the queue does; answers the positions of the messages that must come again. */
  async function deliver(ids: readonly string[], services: Partial<Services> = {}): Promise<number[]> {
    const Records = ids.map((mailId, index) => ({
      messageId: String(index),
      body: JSON.stringify({ mailId, batch: 'mails' }),
    }));
    const run = sender({ ...platform().services, log: silent, ...services });
    const { batchItemFailures } = await run({ Records } as unknown as SQSEvent, localContext('mail'));
    return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
  }
  const mailOf = async (id: MailId) => {
    const mail = await platform().services.db.get(Outbox, mailKeyOf(id));
    if (mail === undefined) throw new Error('no such mail');
    return mail;
  };
  const stateOf = async (id: MailId) => (await mailOf(id)).state;
  const standingOf = async (id: MailId) => {
    const { state, reason } = await mailOf(id);
    return reason === null ? state : `${state}: ${reason}`;
  };
  return { waiting, deliver, mailOf, stateOf, standingOf };
}

/** A mailer that does something else at each call, and the mails that it was given. */
export function aMailer(...acts: readonly ((message: MailMessage) => Promise<void>)[]) {
  const given: MailMessage[] = [];
  const { promise: called, resolve } = Promise.withResolvers<void>();
  const mailer = {
    send: async (message: MailMessage) => {
      given.push(message);
      resolve();
      await acts[given.length - 1]?.(message);
    },
  };
  return { mailer, given, called };
}
/** What the SDK throws. */
export const anError = (name: string, message = '', facts: object = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 }, ...facts });
export const throwing = (error: Error) => async () => {
  throw error;
};
export const refuse = throwing(anError('MessageRejected', 'Email address is not verified: ada@example.org'));
export const busy = throwing(anError('ServiceUnavailable', 'later', { $metadata: { httpStatusCode: 503 } }));
export const lost = throwing(anError('TimeoutError', 'socket hang up', { $metadata: {} }));
/** Messages that were put into the mail queue to look again later. */
export function aQueue() {
  const sent: { readonly queue: string; readonly mailId: string; readonly delaySeconds: number | undefined }[] = [];
  const queues: Services['queues'] = {
    send: async (queue, jobs, { delaySeconds } = {}) => {
      for (const job of jobs) sent.push({ queue, mailId: String(Object(job).mailId), delaySeconds });
    },
  };
  return { queues, sent };
}
