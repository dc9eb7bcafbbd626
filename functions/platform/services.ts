import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import type * as z from 'zod';
import { ID_PREFIXES, ID_SCHEMAS, type IdKind } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { type Config, readConfig } from './config.ts';
import { createDb, type Db } from './db/client.ts';
import { createFiles, type Files } from './files.ts';
import { jsonLog, type Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { createSnsKeys, type SnsKeys } from './mail/sns-keys.ts';
import { createQueues, type Queues } from './queues.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { noTexts, type TextSender } from './texts/text-sender.ts';
import { createVoteSecrets, type VoteSecrets } from './vote-secrets.ts';

export type IdOf<K extends IdKind> = z.infer<(typeof ID_SCHEMAS)[K]>;

/** All that handlers and workers may use of the world outside; tests and the local server pass their own. */
export interface Services {
  readonly config: Config;
  readonly db: Db;
  readonly files: { readonly site: Files; readonly media: Files; readonly data: Files };
  readonly queues: Queues;
  readonly secrets: Secrets;
  readonly voteSecrets: VoteSecrets;
  readonly mailer: Mailer;
  /** What events of mails are checked with. */
  readonly snsKeys: SnsKeys;
  readonly texts: TextSender;
  readonly log: Log;
  readonly now: () => Instant;
  readonly newId: <K extends IdKind>(kind: K) => IdOf<K>;
}

/** SDK clients; the local server gives ones that end in its stand-ins. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
}

/** Makes a new id; `time` in milliseconds where the id tells of something that happened before. */
export function newId<K extends IdKind>(kind: K, time?: number): IdOf<K> {
  return ID_SCHEMAS[kind].parse(`${ID_PREFIXES[kind]}_${ulid(time)}`) as IdOf<K>;
}

/** Puts services together from configuration, clients and secrets. */
export const composeServices = (
  config: Config,
  clients: Clients,
  secrets: Secrets,
  mailer: Mailer,
  texts: TextSender = noTexts,
  snsKeys: SnsKeys = createSnsKeys(),
): Services => ({
  config,
  db: createDb(clients.dynamodb, config.tableName),
  files: {
    site: createFiles(clients.s3, config.buckets.site),
    media: createFiles(clients.s3, config.buckets.media),
    data: createFiles(clients.s3, config.buckets.data),
  },
  queues: createQueues(clients.sqs, config.queueUrls),
  secrets,
  voteSecrets: createVoteSecrets(clients.s3, config.buckets.secrets, () => performance.now()),
  mailer,
  snsKeys,
  texts,
  log: jsonLog,
  now: () => new Date().toISOString(),
  newId: (kind) => newId(kind),
});

/** The mailer of every function but the one that sends: what builds and sends mails is no part of their bundles. */
const noMailer: Mailer = {
  send: () => Promise.reject(new Error('this function sends no mail')),
};

/**
 * How long a function waits for AWS, in milliseconds, before it asks again (three times in all): less than the function
 * itself has, so that people are told to come again and a worker's batch is given back, instead of being cut off.
 */
const PATIENCE = { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true };
const OF_FILES = { ...PATIENCE, requestTimeout: 10_000 };

/**
 * Services of a function on AWS: the only place that reads its environment.
 *
 * @param mailerOf how the function sends mails; without it it sends none
 * @param textsOf how it sends texts to telephones; without it it sends none
 */
export function servicesOnAws(
  environment: Readonly<Record<string, string | undefined>>,
  mailerOf: (config: Config) => Mailer = () => noMailer,
  textsOf: () => TextSender = () => noTexts,
): Services {
  const clients = {
    dynamodb: new DynamoDBClient({ requestHandler: PATIENCE }),
    s3: new S3Client({ requestHandler: OF_FILES }),
    sqs: new SQSClient({ requestHandler: PATIENCE }),
  };
  const secrets = createSecrets(new SecretsManagerClient({ requestHandler: PATIENCE }), environment, Date.now);
  const config = readConfig(environment);
  return composeServices(config, clients, secrets, mailerOf(config), textsOf());
}
