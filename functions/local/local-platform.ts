import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { features, viewsOf, workersOf } from '../features.ts';
import type { QueueName } from '../platform/config.ts';
import { createDb } from '../platform/db/client.ts';
import { jsonLog, type Log } from '../platform/log.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { createSnsKeys } from '../platform/mail/sns-keys.ts';
import { composeServices, type Services } from '../platform/services.ts';
import { createTextSender } from '../platform/texts/sns-texts.ts';
import { BUCKETS, type LocalCloud, openCloud, TABLE } from './cloud.ts';
import { withLocalLinks } from './downloads.ts';
import { endLeases } from './end-leases.ts';
import { leanDocuments } from './lean-documents.ts';
import { loadRenderer } from './renderer.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { openSecrets } from './secrets.ts';
import { type BackEnd, serve } from './server.ts';
import { LOCAL_TOPIC_ARN } from './sns-signing.ts';
import { startTicking } from './tick.ts';

/** Who is an administrator from the first sign-in on a developer's machine. */
export const LOCAL_ADMINISTRATOR = 'admin@parvis.example';

export interface LocalPlatform {
  readonly origin: string;
  readonly services: Services;
  readonly runtime: Runtime;
  /** Takes API, functions and table away, as in an outage behind the CDN: buckets and pages stay. There is no way back. */
  stopBackEnd(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** State on disk; without it everything is in memory. */
  readonly directory?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly version: string;
  /** Client secrets of sign-in services by id, instead of those in `secrets.json`. */
  readonly serviceSecrets?: Readonly<Record<string, string>>;
  readonly log?: Log;
  /** Origin of a mailbox that runs by itself, where mails go instead of staying in this process. */
  readonly mailboxUrl?: string | undefined;
  /** Fills an empty platform before anything else happens on it; the clock can be set back meanwhile. */
  readonly seed?: (platform: SeedingPlatform) => Promise<void>;
}

/** A platform that is being filled: its API answers, its workers have not begun. */
export interface SeedingPlatform {
  readonly origin: string;
  readonly services: Services;
  /** Lets the platform believe that it is `days` from now, for what is written next. */
  travel(days: number): void;
  /** Lets workers do what follows from what was written, but for pages, pictures and mails: those are made in the end. */
  settle(): Promise<void>;
}

/** Workers whose messages wait while a platform is being filled: nothing that is written next needs what they make. */
const LATER: readonly QueueName[] = [
  'publish',
  'index',
  'cards',
  'uploads',
  'urgent',
  'mail',
  'bulk',
  'notices',
  'audit',
  'moderation',
];
const DAY_MS = 24 * 3600 * 1000;
/**
 * Has every page published when those that are there were not made by this build. The build is noted after the job is
 * in its queue: a kill in between publishes once more, never once too few.
 */
async function publishBuild({ queues }: Services, directory: string | undefined, builtAt: string): Promise<void> {
  const file = directory === undefined ? undefined : join(directory, 'published-build');
  if (file !== undefined && (await readFile(file, 'utf8').catch(() => '')) === builtAt) return;
  await queues.send('publish', [{ all: true }]);
  if (file !== undefined) await writeFile(file, builtAt);
}

const exists = (directory: string) =>
  stat(directory).then(
    () => true,
    () => false,
  );

/** Has the mailbox tell what becomes of mails: this one by itself, a remote one by a request. */
async function tellOfMails({ mailbox, remoteMailbox }: LocalCloud, { queues, config }: Services): Promise<void> {
  if (remoteMailbox === undefined) mailbox.start((envelopes) => queues.send('feedback', envelopes));
  else await remoteMailbox.tell(`${config.siteOrigin}/_local/feedback`);
}

/** Runs the whole platform in this process: store, queues, buckets, mail, every function, site and API on one port. */
export async function startLocalPlatform(options: Options): Promise<LocalPlatform> {
  const { directory, port, version, log = jsonLog, seed, mailboxUrl } = options;
  const isNew = directory === undefined || !(await exists(join(directory, 'table')));
  const { render, builtAt } = await loadRenderer();
  const cloud = await openCloud(directory, mailboxUrl);
  if (!isNew) await endLeases(cloud);
  const config = {
    stage: 'local',
    version,
    siteOrigin: `http://localhost:${port}`,
    tableName: TABLE,
    buckets: BUCKETS,
    mailFrom: 'noreply@parvis.example',
    mailConfigurationSet: undefined,
    mailUncertainSeconds: Number(process.env.MAIL_UNCERTAIN_SECONDS ?? 900),
    snsTopicArn: LOCAL_TOPIC_ARN,
    firstAdministrator: LOCAL_ADMINISTRATOR,
    geocoderUrl: process.env.GEOCODER_URL ?? '',
    queueUrls: cloud.queueUrls,
  } as const;
  const file = directory === undefined ? undefined : join(directory, 'secrets.json');
  const secrets = await openSecrets(file, options.serviceSecrets);
  const { ses, sns } = cloud.clients;
  const mailer = createMailer(ses, config);
  const snsKeys = createSnsKeys(
    () => cloud.remoteMailbox?.publicKey() ?? Promise.resolve(cloud.mailbox.signer.publicKey),
  );
  const composed = composeServices(config, cloud.clients, secrets, mailer, createTextSender(sns), snsKeys);
  let ahead = 0;
  const services = {
    ...composed,
    db: createDb(cloud.clients.dynamodb, TABLE, leanDocuments(cloud.store)),
    files: withLocalLinks(composed.files, config.siteOrigin),
    log,
    now: () => new Date(Date.now() + ahead).toISOString(),
  };
  const runtime = await openRuntime({
    cloud,
    services,
    features,
    workers: workersOf(render),
    views: viewsOf(render),
    ...(directory === undefined ? {} : { directory }),
  });
  const backEnd: BackEnd = { isDown: false };
  const server = await serve(cloud, services, runtime, port, backEnd).catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  await publishBuild(services, directory, builtAt);
  // Whoever opens the address that was just printed finds the pages there.
  if (isNew) await runtime.settle();
  if (isNew && seed !== undefined) {
    const travel = (days: number) => {
      ahead = days * DAY_MS;
    };
    const settle = () => runtime.settle(LATER);
    await seed({ origin: config.siteOrigin, services, travel, settle });
    travel(0);
  }
  runtime.start();
  await tellOfMails(cloud, services);
  const ticking = await startTicking(services);
  return {
    origin: config.siteOrigin,
    services,
    runtime,
    async stopBackEnd() {
      backEnd.isDown = true;
      ticking.stop();
      await runtime.stop();
      await cloud.store.close();
    },
    async close() {
      ticking.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runtime.stop();
      await cloud.close();
    },
  };
}
