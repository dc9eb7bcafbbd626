import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** Reads a table's stream for one function, as Lambda's event source mapping does: in order, at least once. */
export interface StreamPump {
  /** Gives the function the next batch; answers the records there were. A batch that fails comes again. */
  step(): Promise<number>;
  /** Sequence number of the last record done with. */
  readonly position: string | undefined;
}

interface Options {
  readonly table: string;
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  /** Another way to the records than through the SDK, which takes longer to read them than a function to count them. */
  readonly getRecords?: (request: { readonly ShardIterator: string; readonly Limit: number }) => Promise<Page>;
  readonly run: (event: DynamoDBStreamEvent) => Promise<unknown>;
  /** Where the position is kept over a restart. */
  readonly checkpoint?: string;
  /** Most records of a call: pages are gathered up to it, as the readers of a stream on AWS do. */
  readonly batchSize: number;
}

/** GetRecords gives no more at once. */
const A_PAGE = 1000;

interface Page {
  readonly Records?: readonly unknown[] | undefined;
  readonly NextShardIterator?: string | undefined;
}

async function streamOf({ table, dynamodb, streams }: Options): Promise<{ arn: string; shard: string }> {
  const arn = (await dynamodb.send(new DescribeTableCommand({ TableName: table }))).Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
  const shard = StreamDescription?.Shards?.at(-1)?.ShardId;
  if (arn === undefined || shard === undefined) throw new Error(`${table} has no stream`);
  return { arn, shard };
}

const readPosition = async (file: string | undefined) =>
  file === undefined ? undefined : (await readFile(file, 'utf8').catch(() => '')).trim() || undefined;

/** Replaces the file in one move, so that a kill leaves the old position or the new one. */
async function writePosition(file: string, position: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, position);
  await rename(`${file}.new`, file);
}

export async function openStreamPump(options: Options): Promise<StreamPump> {
  const { arn, shard } = await streamOf(options);
  let position = await readPosition(options.checkpoint);
  let iterator: string | undefined;
  const nextIterator = async () =>
    (
      await options.streams.send(
        new GetShardIteratorCommand({
          StreamArn: arn,
          ShardId: shard,
          ...(position === undefined
            ? { ShardIteratorType: 'TRIM_HORIZON' }
            : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }),
        }),
      )
    ).ShardIterator;
  const getRecords = (request: { readonly ShardIterator: string; readonly Limit: number }): Promise<Page> =>
    options.getRecords?.(request) ?? options.streams.send(new GetRecordsCommand(request));
  /** What follows an iterator, page after page while pages are full; the iterator of the records after it. */
  const gather = async (from: string) => {
    const records: DynamoDBRecord[] = [];
    for (let iterator = from; ; ) {
      const Limit = Math.min(A_PAGE, options.batchSize - records.length);
      const { Records = [], NextShardIterator: next } = await getRecords({ ShardIterator: iterator, Limit });
      // The SDK and Lambda describe the same records.
      records.push(...(Records as DynamoDBRecord[]));
      if (next === undefined || Records.length < Limit || records.length >= options.batchSize) return { records, next };
      iterator = next;
    }
  };
  return {
    get position() {
      return position;
    },
    async step() {
      iterator ??= await nextIterator();
      if (iterator === undefined) return 0;
      const { records, next } = await gather(iterator);
      if (records.length > 0) {
        await options.run({ Records: records });
        position = records.at(-1)?.dynamodb?.SequenceNumber ?? position;
        if (options.checkpoint !== undefined && position !== undefined)
          await writePosition(options.checkpoint, position);
      }
      iterator = next;
      return records.length;
    },
  };
}
