import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import type * as z from 'zod';
import { ID_PREFIXES, ID_SCHEMAS, type IdKind } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { type Config, readConfig } from './config.ts';
import { createDb, type Db } from './db/client.ts';
import { createFiles, type Files } from './files.ts';
import { jsonLog, type Log } from './log.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { createQueues, type Queues } from './queues.ts';
import { createSecrets, type Secrets } from './secrets.ts';

export type IdOf<K extends IdKind> = z.infer<(typeof ID_SCHEMAS)[K]>;

/** All that handlers and workers may use of the world outside; tests and the local server pass their own. */
export interface Services {
  readonly config: Config;
  readonly db: Db;
  readonly files: { readonly site: Files; readonly media: Files; readonly data: Files };
  readonly queues: Queues;
  readonly secrets: Secrets;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly now: () => Instant;
  readonly newId: <K extends IdKind>(kind: K) => IdOf<K>;
}

/** SDK clients; the local server gives ones that end in its stand-ins. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly ses: SESClient;
}

/** Makes a new id; `time` in milliseconds where the id tells of something that happened before. */
export function newId<K extends IdKind>(kind: K, time?: number): IdOf<K> {
  return ID_SCHEMAS[kind].parse(`${ID_PREFIXES[kind]}_${ulid(time)}`) as IdOf<K>;
}

/** Puts services together from configuration, clients and secrets. */
export const composeServices = (config: Config, clients: Clients, secrets: Secrets): Services => ({
  config,
  db: createDb(clients.dynamodb, config.tableName),
  files: {
    site: createFiles(clients.s3, config.buckets.site),
    media: createFiles(clients.s3, config.buckets.media),
    data: createFiles(clients.s3, config.buckets.data),
  },
  queues: createQueues(clients.sqs, config.queueUrls),
  secrets,
  mailer: createMailer(clients.ses, config),
  log: jsonLog,
  now: () => new Date().toISOString(),
  newId: (kind) => newId(kind),
});

/** Services of a function on AWS: the only place that reads its environment. */
export function servicesOnAws(environment: Readonly<Record<string, string | undefined>>): Services {
  const clients = { dynamodb: new DynamoDBClient(), s3: new S3Client(), sqs: new SQSClient(), ses: new SESClient() };
  const secrets = createSecrets(new SecretsManagerClient(), environment, Date.now);
  return composeServices(readConfig(environment), clients, secrets);
}
