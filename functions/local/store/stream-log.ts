import { randomUUID } from 'node:crypto';
import type { Stream, TableState } from './catalogue.ts';
import type { CommitQueue } from './commit-queue.ts';
import { entries, keys, startingWith } from './database.ts';
import { sizeOf } from './dynalite.ts';
import type { Writer } from './engine.ts';
import type { Item, Level, Operation } from './model.ts';
import { sameItem } from './same-item.ts';
import type { Change } from './write-plan.ts';

/** How long records stay readable, as on AWS. */
export const retention = 24 * 60 * 60 * 1000;

/** A record as GetRecords answers it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly OldImage?: Item;
    readonly NewImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly userIdentity?: { readonly Type: 'Service'; readonly PrincipalId: 'dynamodb.amazonaws.com' };
}

/** A sequence number as text: 21 digits, so that text order is number order. */
export const sequenceText = (sequence: bigint): string => sequence.toString().padStart(21, '0');

/** Numbers and keeps the records of all streams. A record is part of the batch of the write it tells about. */
export class StreamLog {
  readonly #database: Level;
  readonly #queue: CommitQueue;
  readonly #now: () => number;
  readonly #waiting = new Set<{ readonly stream: Stream; readonly after: string; readonly resolve: () => void }>();
  /** The last number given; kept on disk with every record, so that it never goes back, not even after trimming. */
  #sequence: bigint;

  constructor(database: Level, queue: CommitQueue, now: () => number) {
    this.#database = database;
    this.#queue = queue;
    this.#now = now;
    this.#sequence = BigInt(database.getSync<string>(keys.sequence) ?? '0');
  }

  /** The last sequence number given to any record. */
  get sequence(): string {
    return sequenceText(this.#sequence);
  }

  /** The records of changes; none for a change that changes nothing. Call `announce` once they are committed. */
  recordsOf(changes: readonly Change[], writer: Writer): { operations: Operation[]; announce: () => void } {
    const newest = new Map<Stream, string>();
    const operations: Operation[] = [];
    for (const change of changes) {
      const { stream } = change.table;
      if (stream === undefined || !changesSomething(change)) continue;
      this.#sequence += 1n;
      const record = recordOf(change, stream, this.sequence, this.#now(), writer);
      const { table, label } = stream.settings;
      operations.push({ type: 'put', key: keys.record(table, label, this.sequence), value: record });
      stream.decided = this.sequence;
      newest.set(stream, this.sequence);
    }
    if (operations.length > 0) operations.push({ type: 'put', key: keys.sequence, value: this.sequence });
    return { operations, announce: () => this.#announce(newest) };
  }

  #announce(newest: ReadonlyMap<Stream, string>): void {
    for (const [stream, sequence] of newest) if (sequence > stream.newest) stream.newest = sequence;
    for (const waiter of this.#waiting) if (waiter.stream.newest > waiter.after) waiter.resolve();
  }

  /** Resolves when the stream has a record after `sequence`, when `timeoutMs` is over, or when the log is closed. */
  async waitFor(stream: Stream, after: string | undefined, timeoutMs: number): Promise<void> {
    const start = after ?? stream.settings.trimmedThrough;
    if (stream.newest > start) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter = { stream, after: start, resolve };
    const timer = setTimeout(resolve, timeoutMs);
    this.#waiting.add(waiter);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(waiter);
  }

  /** Lets everybody go who waits. */
  close(): void {
    for (const waiter of this.#waiting) waiter.resolve();
  }

  /** Deletes the records older than a day at `now` (milliseconds). */
  async trim(stream: Stream, now: number): Promise<void> {
    const { table, label } = stream.settings;
    const prefix = keys.record(table, label, '');
    for await (const found of entries<StreamRecord>(this.#database, startingWith(prefix))) {
      const old = found.filter(([, { dynamodb }]) => dynamodb.ApproximateCreationDateTime * 1000 < now - retention);
      const last = old.at(-1);
      if (last === undefined) return;
      stream.settings = { ...stream.settings, trimmedThrough: last[0].slice(prefix.length) };
      await this.#queue.write([
        ...old.map(([key]) => ({ type: 'del', key }) as const),
        { type: 'put', key: keys.stream(table, label), value: stream.settings },
      ]);
      if (old.length < found.length) return;
    }
  }
}

const changesSomething = ({ before, after }: Change): boolean =>
  before === undefined || after === undefined ? before !== after : !sameItem(before, after);

function recordOf(change: Change, stream: Stream, sequence: string, now: number, writer: Writer): StreamRecord {
  const { before, after, table } = change;
  const { view } = stream.settings;
  const keysOfItem = keyAttributes(after ?? before ?? {}, table);
  const images = {
    ...(before && (view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES') && { OldImage: before }),
    ...(after && (view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES') && { NewImage: after }),
  };
  return {
    eventID: randomUUID().replaceAll('-', ''),
    eventName: eventName(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(now / 1000),
      Keys: keysOfItem,
      ...images,
      SequenceNumber: sequence,
      SizeBytes: [keysOfItem, ...Object.values(images)].reduce((sum, image) => sum + sizeOf(image), 0),
      StreamViewType: view,
    },
    ...(writer === 'time-to-live' && {
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } as const,
    }),
  };
}

function eventName({ before, after }: Change): StreamRecord['eventName'] {
  if (before === undefined) return 'INSERT';
  return after === undefined ? 'REMOVE' : 'MODIFY';
}

function keyAttributes(item: Item, table: TableState): Item {
  const key: Record<string, Item[string]> = {};
  for (const { AttributeName } of table.description.KeySchema) {
    const value = item[AttributeName];
    if (value !== undefined) key[AttributeName] = value;
  }
  return key;
}
