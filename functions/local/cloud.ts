import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../platform/config.ts';
import type { Clients } from '../platform/services.ts';
import { leaveOut, unsigned } from './lean-clients.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { openPushService, type PushService } from './push-service.ts';
import { openQueuesAndBuckets } from './queues-and-buckets.ts';
import { type RemoteMailbox, remoteMailbox } from './remote-mailbox.ts';
import { type LocalStore, openStore } from './store/store.ts';
import { openTextInbox, type TextInbox } from './text-inbox.ts';

export const TABLE = 'parvis';
export const BUCKETS = {
  site: 'parvis-site',
  media: 'parvis-media',
  data: 'parvis-data',
  secrets: 'parvis-secrets',
} as const;
const QUEUES: readonly QueueName[] = [
  'publish',
  'index',
  'tallies',
  'mail',
  'urgent',
  'bulk',
  'feedback',
  'notices',
  'newsletters',
  'pushes',
  'exports',
  'exchanges',
  'census',
  'erasures',
  'uploads',
  'cards',
  'recounts',
  'counts',
  'moderation',
  'audit',
  'texts',
  'unreadable',
];
/** Seconds that a worker has for a batch before its messages come again. */
const VISIBILITY_SECONDS = 30;
/** Tries before a message goes to its dead-letter queue; as in the stack. */
const MAX_RECEIVES = 5;

/** All of AWS that the platform uses, in this process. */
export interface LocalCloud {
  readonly clients: Clients & { readonly ses: SESClient; readonly sns: SNSClient };
  readonly streams: DynamoDBStreamsClient;
  readonly store: LocalStore;
  /** SES in this process; it gets no mail where there is a remote one. */
  readonly mailbox: Mailbox;
  /** Where devices of this machine are told of notifications. */
  readonly pushService: PushService;
  readonly remoteMailbox: RemoteMailbox | undefined;
  readonly textInbox: TextInbox;
  readonly queueUrls: Readonly<Record<QueueName, string>>;
  close(): Promise<void>;
}

async function createTable(dynamodb: DynamoDBClient): Promise<void> {
  const keys = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
  const keySchema = (prefix: string) => [
    { AttributeName: `${prefix}pk`, KeyType: 'HASH' as const },
    { AttributeName: `${prefix}sk`, KeyType: 'RANGE' as const },
  ];
  try {
    await dynamodb.send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keySchema(''),
        GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((IndexName) => ({
          IndexName,
          KeySchema: keySchema(IndexName),
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    await dynamodb.send(
      new UpdateTimeToLiveCommand({
        TableName: TABLE,
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function createQueue(sqs: SQSClient, name: string): Promise<string> {
  const dead = await sqs.send(new CreateQueueCommand({ QueueName: `parvis-${name}-dead` }));
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `parvis-${name}`,
      Attributes: {
        VisibilityTimeout: String(VISIBILITY_SECONDS),
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: `arn:aws:sqs:eu-west-1:000000000000:${dead.QueueUrl?.split('/').at(-1)}`,
          maxReceiveCount: MAX_RECEIVES,
        }),
      },
    }),
  );
  if (QueueUrl === undefined) throw new Error(`the queue ${name} was not made`);
  return QueueUrl;
}

async function createBuckets(s3: S3Client): Promise<void> {
  for (const Bucket of Object.values(BUCKETS)) {
    await s3.send(new CreateBucketCommand({ Bucket })).catch((error: unknown) => {
      if (!(error instanceof Error && error.name.startsWith('BucketAlready'))) throw error;
    });
  }
}

/**
 * @param directory state on disk; without it everything is in memory.
 * @param mailboxUrl origin of a mailbox that runs by itself: mails go there
 */
export async function openCloud(directory?: string, mailboxUrl?: string): Promise<LocalCloud> {
  const inside = (name: string) => (directory === undefined ? undefined : join(directory, name));
  const table = inside('table');
  const store = await openStore(table === undefined ? {} : { directory: table });
  const queuesAndBuckets = await openQueuesAndBuckets(inside('queues'));
  const mails = inside('mail');
  const mailbox = await openMailbox(mails === undefined ? {} : { directory: mails });
  const remote = mailboxUrl === undefined ? undefined : remoteMailbox(mailboxUrl);
  const texts = inside('texts');
  const textInbox = await openTextInbox(texts === undefined ? {} : { directory: texts });
  const base = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const { requestHandler } = queuesAndBuckets;
  const s3 = new S3Client({
    ...base,
    endpoint: 'http://127.0.0.1',
    forcePathStyle: true,
    requestHandler,
    signer: unsigned,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const clients = {
    dynamodb: leaveOut(new DynamoDBClient({ ...base, requestHandler: store.requestHandler })),
    sqs: leaveOut(new SQSClient({ ...base, endpoint: 'http://127.0.0.1', requestHandler, md5: false })),
    s3: leaveOut(s3, ['httpAuthSchemeMiddleware', 'httpSigningMiddleware']),
    ses: leaveOut(new SESClient({ ...base, maxAttempts: 1, requestHandler: (remote ?? mailbox).requestHandler })),
    sns: leaveOut(new SNSClient({ ...base, maxAttempts: 1, requestHandler: textInbox.requestHandler })),
  };
  await createTable(clients.dynamodb);
  await createBuckets(clients.s3);
  const queueUrls = Object.fromEntries(
    await Promise.all(QUEUES.map(async (name) => [name, await createQueue(clients.sqs, name)] as const)),
  ) as Record<QueueName, string>;
  return {
    clients,
    streams: new DynamoDBStreamsClient({ ...base, requestHandler: store.requestHandler }),
    store,
    mailbox,
    pushService: openPushService(),
    remoteMailbox: remote,
    textInbox,
    queueUrls,
    close: async () => {
      await mailbox.stop();
      await queuesAndBuckets.close();
      await store.close();
    },
  };
}
