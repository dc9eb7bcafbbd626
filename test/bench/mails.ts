/**
 * How fast mails leave: `npm run bench:mails -- [mails a second]`. First without a limit, as many mails as one processor
 * renders and hands to the stand-in of SES; then at the rate that SES has granted (33 a second unless told otherwise),
 * with a crowd that asks for more: whether the rate is held, and what the back office says of those who wait.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { sender as senderWorker } from '../../functions/consumers/sender.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { mailBacklog } from '../../functions/platform/mail/backlog.ts';
import { createMailer, paced } from '../../functions/platform/mail/mailer.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import { lanePace } from '../../shared/platform/mail-pace.ts';
import { startTestPlatform } from '../support/platform.ts';
import { machine, percentile } from './machine.ts';

const GRANTED = Number(process.argv[2] ?? 33);
/** Mails for the run without a limit. */
const MAILS = 2000;
/** People who ask for a code in each second of the rush, and how long it lasts. */
const RUSH = { perSecond: GRANTED * 3, seconds: 10 };
const LOOK_EVERY_MS = 5000;

const platform = await startTestPlatform();
const { cloud } = platform;
const services = {
  ...platform.services,
  now: () => new Date().toISOString(),
  log: { info: () => undefined, warn: console.warn, error: console.error },
};
const { queueUrls } = services.config;
let written = 0;

/** Writes codes to sign in into the outbox, and their messages into the queue, as the relay would. */
async function ask(mails: number): Promise<void> {
  const ids = await Promise.all(
    Array.from({ length: mails }, async () => {
      const id = services.newId('mail');
      const to = { email: `person${++written}@example.org` };
      const values = { codeId: services.newId('signInCode'), returnTo: '/fr/' };
      await services.db.write(outboxMail(services, { template: 'sign-in-code', to, locale: 'fr', values, id }));
      return id;
    }),
  );
  await services.queues.send(
    'mail',
    ids.map((mailId) => ({ mailId, batch: 'mails' })),
  );
}

/** One worker as Lambda runs it: one message at a time, with a pace of its own. Ends when the queue is empty. */
async function work(intervalMs: number, sent: number[], isOver: () => boolean): Promise<void> {
  const sender = createMailer(cloud.clients.ses, services.config);
  const noted: typeof sender = {
    send: async (message) => {
      sent.push(performance.now());
      await sender.send(message);
    },
  };
  const mailer = paced(noted, { milliseconds: intervalMs, now: () => performance.now(), sleep });
  const run = senderWorker({ ...services, mailer });
  const queue = { QueueUrl: queueUrls.mail };
  for (;;) {
    const { Messages: [message] = [] } = await cloud.clients.sqs.send(
      new ReceiveMessageCommand({ ...queue, MaxNumberOfMessages: 1, WaitTimeSeconds: 1 }),
    );
    if (message === undefined && isOver()) return;
    if (message === undefined) continue;
    const Records = [{ messageId: message.MessageId, body: message.Body }];
    const { batchItemFailures } = await run({ Records } as never, localContext('mail'));
    if (batchItemFailures.length > 0) throw new Error('a mail was given back');
    await cloud.clients.sqs.send(new DeleteMessageCommand({ ...queue, ReceiptHandle: message.ReceiptHandle }));
  }
}

/** Mails of the busiest second of a run, wherever it begins. */
const busiestSecond = (sent: readonly number[]): number =>
  Math.max(...sent.map((at, index) => sent.filter((other, after) => after >= index && other < at + 1000).length));

async function withoutLimit(): Promise<void> {
  await ask(MAILS);
  const sent: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: 8 }, () => work(0, sent, () => true)));
  const seconds = (Math.max(...sent) - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000 / MAILS;
  console.log(
    `no limit: ${sent.length} mails, ${Math.round(MAILS / seconds)}/s, ${cpuMs.toFixed(1)} ms of processor each`,
  );
}

async function limited(): Promise<void> {
  const { workers, intervalMs } = lanePace(GRANTED);
  console.log(`${GRANTED}/s granted: ${workers} workers, ${intervalMs} ms between two mails of each`);
  console.log(`rush of ${RUSH.perSecond}/s for ${RUSH.seconds} s; seconds since it began, mails sent, waiting, oldest`);
  const sent: number[] = [];
  const asked: number[] = [];
  let isOver = false;
  const start = performance.now();
  const all = Array.from({ length: workers }, () => work(intervalMs, sent, () => isOver));
  const look = async () => {
    const { waiting, isMore, oldest } = await mailBacklog(services);
    const age = oldest === null ? '' : `${((Date.now() - Date.parse(oldest)) / 1000).toFixed(1)} s`;
    const at = Math.round((performance.now() - start) / 1000);
    console.log(`  ${at}\t${sent.length}\t${waiting}${isMore ? '+' : ''}\t${age}`);
    return waiting;
  };
  const crowd = async () => {
    for (let second = 0; second < RUSH.seconds; second++) {
      await Promise.all([ask(RUSH.perSecond), sleep(start + (second + 1) * 1000 - performance.now())]);
      asked.push(...Array.from({ length: RUSH.perSecond }, () => start + second * 1000));
    }
  };
  const rush = crowd();
  do await sleep(LOOK_EVERY_MS);
  while ((await look()) > 0);
  await rush;
  isOver = true;
  await Promise.all(all);
  const rate = ((sent.length - 1) * 1000) / ((sent.at(-1) ?? 0) - (sent[0] ?? 0));
  const waits = sent.map((at, index) => (at - (asked[index] ?? at)) / 1000);
  console.log(
    `sent ${sent.length} of ${asked.length}: ${rate.toFixed(1)}/s, ${busiestSecond(sent)} in the busiest second; ` +
      `waited ${percentile(waits, 0.5).toFixed(1)} s (median), ${percentile(waits, 1).toFixed(1)} s at most`,
  );
}

console.log(machine());
await withoutLimit();
await limited();
await platform.close();
