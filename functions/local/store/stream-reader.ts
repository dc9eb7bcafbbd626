import type { Stream } from './catalogue.ts';
import { entries, keys } from './database.ts';
import { checkRequest } from './dynalite.ts';
import type { Engine } from './engine.ts';
import { notFound, ServiceError, validationError } from './service-error.ts';
import { type StreamRecord, sequenceText } from './stream-log.ts';

/** Every stream has this one shard. */
const shardId = 'shardId-00000000000000000000-00000001';
/** GetRecords answers at most so much: a page of 1 MB or 1,000 records. */
const page = { bytes: 1024 * 1024, records: 1000 } as const;

const text = { type: 'String', notNull: true } as const;

/** ListStreams. */
export function listStreams(engine: Engine) {
  const types = {
    TableName: 'String',
    ExclusiveStartStreamArn: 'String',
    Limit: { type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: 100 },
  };
  interface Request {
    readonly TableName?: string;
    readonly ExclusiveStartStreamArn?: string;
    readonly Limit?: number;
  }
  return async (body: unknown): Promise<unknown> => {
    const { TableName, ExclusiveStartStreamArn = '', Limit = 100 } = checkRequest<Request>({ types }, body);
    const following = [...engine.catalogue.streams.values()]
      .map(({ settings }) => settings)
      .filter(({ table, arn }) => (TableName ?? table) === table && arn > ExclusiveStartStreamArn)
      .sort((a, b) => (a.arn < b.arn ? -1 : 1));
    const shown = following.slice(0, Limit);
    return {
      Streams: shown.map(({ arn, table, label }) => ({ StreamArn: arn, TableName: table, StreamLabel: label })),
      ...(shown.length < following.length && { LastEvaluatedStreamArn: shown.at(-1)?.arn }),
    };
  };
}

/** DescribeStream. */
export function describeStream(engine: Engine) {
  const types = { StreamArn: text, ExclusiveStartShardId: 'String' };
  return async (body: unknown): Promise<unknown> => {
    const { StreamArn, ExclusiveStartShardId } = checkRequest<{ StreamArn: string; ExclusiveStartShardId?: string }>(
      { types },
      body,
    );
    const { settings } = streamOf(engine, StreamArn);
    const range = {
      StartingSequenceNumber: sequenceText(BigInt(settings.startsAfter) + 1n),
      ...(settings.closed && { EndingSequenceNumber: settings.closed.endsWith }),
    };
    return {
      StreamDescription: {
        StreamArn,
        StreamLabel: settings.label,
        StreamStatus: settings.closed ? 'DISABLED' : 'ENABLED',
        StreamViewType: settings.view,
        TableName: settings.table,
        KeySchema: settings.keySchema,
        Shards: ExclusiveStartShardId === shardId ? [] : [{ ShardId: shardId, SequenceNumberRange: range }],
      },
    };
  };
}

/** GetShardIterator. Iterators do not expire. */
export function getShardIterator(engine: Engine) {
  const types = {
    StreamArn: text,
    ShardId: text,
    ShardIteratorType: { ...text, enum: ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'] },
    SequenceNumber: { type: 'String', regex: '[0-9]{1,21}' },
  };
  return async (body: unknown): Promise<unknown> => {
    const request = checkRequest<IteratorRequest>({ types }, body);
    const stream = streamOf(engine, request.StreamArn);
    if (request.ShardId !== shardId) throw notFound(`Shard: ${request.ShardId} not found`);
    const after = startOf(request, stream);
    if (after < stream.settings.trimmedThrough) throw trimmed();
    return { ShardIterator: iteratorAt(stream, after) };
  };
}

interface IteratorRequest {
  readonly StreamArn: string;
  readonly ShardId: string;
  readonly ShardIteratorType: string;
  readonly SequenceNumber?: string;
}

function startOf({ ShardIteratorType, SequenceNumber }: IteratorRequest, stream: Stream): string {
  if (ShardIteratorType === 'TRIM_HORIZON') return stream.settings.trimmedThrough;
  if (ShardIteratorType === 'LATEST') return stream.newest;
  if (SequenceNumber === undefined) throw validationError(`${ShardIteratorType} needs a SequenceNumber`);
  const sequence = BigInt(SequenceNumber);
  // Before number 1 there is nothing to start after.
  if (ShardIteratorType === 'AT_SEQUENCE_NUMBER') return sequenceText(sequence > 0n ? sequence - 1n : 0n);
  return sequenceText(sequence);
}

/** GetRecords. `NextShardIterator` is absent once the end of a closed stream is reached. */
export function getRecords(engine: Engine) {
  const types = {
    ShardIterator: text,
    Limit: { type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: page.records },
  };
  return async (body: unknown): Promise<unknown> => {
    const { ShardIterator, Limit = page.records } = checkRequest<{ ShardIterator: string; Limit?: number }>(
      { types },
      body,
    );
    const { stream, after } = parseIterator(engine, ShardIterator);
    if (after < stream.settings.trimmedThrough) throw trimmed();
    const records = await recordsAfter(engine, stream, after, Limit);
    const last = records.at(-1)?.dynamodb.SequenceNumber ?? after;
    const { closed } = stream.settings;
    const finished = closed !== undefined && last >= closed.endsWith;
    return { Records: records, ...(!finished && { NextShardIterator: iteratorAt(stream, last) }) };
  };
}

async function recordsAfter(engine: Engine, stream: Stream, after: string, limit: number): Promise<StreamRecord[]> {
  const { table, label } = stream.settings;
  const range = { gt: keys.record(table, label, after), lt: keys.record(table, label, '\x7f'), limit };
  const records: StreamRecord[] = [];
  let bytes = 0;
  for await (const found of entries<StreamRecord>(engine.database, range, limit)) {
    for (const [, record] of found) {
      bytes += record.dynamodb.SizeBytes;
      if (bytes > page.bytes && records.length > 0) return records;
      records.push(record);
    }
  }
  return records;
}

const iteratorAt = ({ settings }: Stream, after: string): string =>
  Buffer.from(`${settings.arn}|${after}`).toString('base64url');

function parseIterator(engine: Engine, iterator: string): { stream: Stream; after: string } {
  const [arn = '', after = ''] = Buffer.from(iterator, 'base64url').toString().split('|');
  if (!/^\d{21,}$/.test(after)) throw validationError('Invalid ShardIterator');
  return { stream: streamOf(engine, arn), after };
}

function streamOf(engine: Engine, arn: string): Stream {
  const stream = engine.catalogue.streams.get(arn);
  if (stream === undefined) throw notFound(`Stream: ${arn} not found`);
  return stream;
}

const trimmed = () =>
  new ServiceError(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard.',
  );
