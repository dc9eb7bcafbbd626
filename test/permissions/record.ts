import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { expect } from '@jest/globals';
import * as z from 'zod';
import { BUCKETS, type LocalCloud } from '../../functions/local/cloud.ts';
import type { Within } from '../../functions/local/runtime.ts';
import type { Services } from '../../functions/platform/services.ts';
import type { AwsCall } from './aws-call.ts';
import { RECORDS } from './place.ts';

type On = AwsCall['on'];

/** Benches start the same platform, without Jest around it. */
const around: { readonly process: unknown; readonly expect?: typeof expect } = globalThis;

const Key = z.union([z.string(), z.object({ S: z.string() }).transform(({ S }) => S)]);
const Item = z.object({ pk: Key }).transform(({ pk }) => pk);
const items = { Key: Item.optional(), Item: Item.optional() };
const Input = z.object({
  ...items,
  IndexName: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(Item) })).optional(),
  TransactItems: z.array(z.record(z.string(), z.object(items))).optional(),
  Bucket: z.string().optional(),
  QueueUrl: z.string().optional(),
});
type Input = z.infer<typeof Input>;

/** Ids, hashes and numbers in a key are one and the same for permissions; the words between them are not. */
export const patternOf = (key: string): string =>
  key
    .replace(/[0-9A-HJKMNP-TV-Z]{26}/g, 'x')
    .replace(/(?=[A-Za-z_-]*[a-z0-9])[A-Za-z0-9_-]{20,}/g, 'x')
    .replace(/\d+/g, '0');

const onTable = (keys: readonly (string | undefined)[], index?: string): On => ({
  kind: 'table',
  ...(index === undefined ? {} : { index }),
  keys: [...new Set(keys.filter((key) => key !== undefined).map(patternOf))].toSorted(),
});

/** What a request to the table is to IAM: a transaction is its writes, each with the key that it touches. */
function tableCalls(command: string, input: Input): [string, On][] {
  if (command === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((item) =>
      Object.entries(item).map(([operation, { Key, Item }]): [string, On] => [
        operation === 'ConditionCheck' ? 'dynamodb:ConditionCheckItem' : `dynamodb:${operation}Item`,
        onTable([Key ?? Item]),
      ]),
    );
  const queried = Key.safeParse(input.ExpressionAttributeValues?.[':pk']).data;
  const batch = Object.values(input.RequestItems ?? {}).flatMap(({ Keys }) => Keys);
  return [[`dynamodb:${command}`, onTable([input.Key, input.Item, queried, ...batch], input.IndexName)]];
}

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
};
const folder = (key: unknown) => String(key).replace(/[^/]*$/, '');

function bucketCalls(command: string, { Bucket = '' }: Input, key: unknown): [string, On][] {
  const bucket = Object.entries(BUCKETS).find(([, name]) => name === Bucket)?.[0] ?? Bucket;
  const on: On = { kind: 'bucket', bucket, ...(key === undefined ? {} : { key: `${patternOf(folder(key))}x` }) };
  return [[OBJECT_ACTIONS[command] ?? `s3:${command}`, on]];
}

export interface Recorder {
  /** Tells which function runs. */
  readonly within: Within;
  /** Services whose secrets and mailed forms are noted too: they take no client's way. */
  watched(services: Services): Services;
}

/** Notes each call that functions make through the clients of a cloud; calls of the test itself are nobody's. */
export function recordCalls(cloud: LocalCloud, note: (call: AwsCall) => void = append()): Recorder {
  const running = new AsyncLocalStorage<string>();
  const seen = new Set<string>();
  const tell = (action: string, on: On) => {
    const caller = running.getStore();
    if (caller === undefined) return;
    const key = JSON.stringify([caller, action, on]);
    if (seen.has(key)) return;
    seen.add(key);
    const test = (around.expect?.getState().testPath ?? '').replace(/^.*\/test\//, 'test/');
    note({ caller, action, on, test });
  };
  watchClients(cloud, tell);
  return {
    within: (name, run) => running.run(name, run),
    watched: (services) => ({
      ...services,
      secrets: {
        get(secret) {
          tell('secretsmanager:GetSecretValue', { kind: 'secret', secret });
          return services.secrets.get(secret);
        },
        previous: (secret) => services.secrets.previous(secret),
      },
      files: {
        ...services.files,
        media: {
          ...services.files.media,
          // A form is signed, not sent: the browser does with it what this function may.
          form(rules) {
            tell('s3:PutObject', { kind: 'bucket', bucket: 'media', key: `${folder(rules.key)}x` });
            return services.files.media.form(rules);
          },
        },
      },
    }),
  };
}

type Tell = (action: string, on: On) => void;
type Stack = LocalCloud['clients']['s3']['middlewareStack'];

/** Adds to a client what hears of each of its commands: its name, its input, and whether what it asked for was there. */
function hear(stack: unknown, told: (command: string, input: unknown, error?: unknown) => void): void {
  // Every client's stack is of this form; their types differ by the commands they take.
  (stack as Stack).add(
    (next, context) => async (args) => {
      const command = String(context.commandName).replace(/Command$/, '');
      told(command, args.input);
      return next(args).catch((error: unknown) => {
        told(command, args.input, error);
        throw error;
      });
    },
    { step: 'serialize', priority: 'high' },
  );
}

const MISSING = new Set(['NoSuchKey', 'NotFound']);

function watchClients({ clients, queueUrls }: LocalCloud, tell: Tell): void {
  hear(clients.dynamodb.middlewareStack, (command, input, error) => {
    if (error === undefined) for (const call of tableCalls(command, Input.parse(input))) tell(...call);
  });
  hear(clients.s3.middlewareStack, (command, input, error) => {
    const { data } = z.object({ Key: z.string().optional() }).safeParse(input);
    const bucket = Input.pick({ Bucket: true }).parse(input);
    if (error === undefined) for (const call of bucketCalls(command, bucket, data?.Key)) tell(...call);
    // S3 says "not there" only to those who may list, "denied" to all others.
    else if (error instanceof Error && MISSING.has(error.name))
      for (const call of bucketCalls('ListBucket', bucket, undefined)) tell(...call);
  });
  hear(clients.sqs.middlewareStack, (command, input, error) => {
    const { QueueUrl } = Input.pick({ QueueUrl: true }).parse(input);
    const queue = Object.entries(queueUrls).find(([, url]) => url === QueueUrl)?.[0] ?? '';
    if (error === undefined) tell(`sqs:${command.replace(/Batch$/, '')}`, { kind: 'queue', queue });
  });
  hear(clients.ses.middlewareStack, (command, _input, error) => {
    if (error === undefined) tell(`ses:${command}`, { kind: 'mail' });
  });
}

function append(): (call: AwsCall) => void {
  const directory = process.env[RECORDS];
  if (directory === undefined) return () => undefined;
  return (call) => appendFileSync(join(directory, `${process.pid}.jsonl`), `${JSON.stringify(call)}\n`);
}
