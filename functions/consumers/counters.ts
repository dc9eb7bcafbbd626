import type { DynamoDBStreamEvent } from 'aws-lambda';
import { put } from '../platform/db/write.ts';
import { Tallies, type TallyMark } from '../platform/entities.ts';
import type { Entry } from '../platform/entry.ts';
import type { Feature } from '../platform/feature.ts';
import type { Services } from '../platform/services.ts';
import type { Change } from '../platform/stream/change.ts';
import type { Counted, Counter } from '../platform/stream/reactions.ts';
import { readChanges } from '../platform/stream/read-changes.ts';

type Counts = Readonly<Record<string, number>>;
interface CountedChange {
  readonly sequenceNumber: string;
  readonly tally: Counted;
  readonly delta: Counts;
  /** Set for a mark that was written; one that is removed counts nothing and marks nothing. */
  readonly mark: string | undefined;
}

/** Sums with the deltas added; a sum that falls to 0 stays, so that readers see it fall. */
export function addCounts(counts: Counts, deltas: readonly Counts[]): Record<string, number> {
  const sums: Record<string, number> = { ...counts };
  for (const delta of deltas) for (const [name, by] of Object.entries(delta)) sums[name] = (sums[name] ?? 0) + by;
  return sums;
}

const negative = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, by]) => [name, -by]));

/** What one change does to the tally of its partition: what the item adds now, less what it added before. */
function countedChange(change: Change, counter: Counter): CountedChange {
  const before = change.before === undefined ? undefined : counter.count(change.before);
  const after = change.after === undefined ? undefined : counter.count(change.after);
  const tally = after ?? before;
  if (tally === undefined) throw new TypeError('a change without images');
  const delta = addCounts(after?.counts ?? {}, before === undefined ? [] : [negative(before.counts)]);
  return { sequenceNumber: change.sequenceNumber, tally, delta, mark: after?.mark };
}

interface Counting {
  readonly counts: Counts;
  readonly mark?: TallyMark | undefined;
}

/** The sums and the last mark after one more change. Marks that stand side by side say so: see `recount-shard.ts`. */
function countNext({ counts, mark }: Counting, { delta, ...change }: CountedChange): Counting {
  if (change.mark !== undefined)
    return { counts, mark: { id: change.mark, after: mark?.isLast ? mark.id : null, isLast: true, counts } };
  return { counts: addCounts(counts, [delta]), mark: mark && { ...mark, isLast: false } };
}

/**
 * Counts the changes of one partition, each exactly once.
 *
 * The tally holds `through`, the last sequence number counted; what is not after it has been counted before (the
 * stream repeats and regroups records but keeps the order within a partition). The write happens only if `through` is
 * still what was read, so two functions on the same records cannot both count them, and a function that dies before
 * the write has counted nothing.
 */
async function countPartition(changes: readonly CountedChange[], { db, now }: Services): Promise<void> {
  const tally = changes[0]?.tally;
  if (tally === undefined) return;
  const { group, subject, shard } = tally;
  for (;;) {
    const stored = await db.get(Tallies, { group, subject, shard });
    const fresh = changes.filter(({ sequenceNumber }) => stored === undefined || sequenceNumber > stored.through);
    const last = fresh.at(-1);
    if (last === undefined) return;
    const counted = fresh.reduce(countNext, { counts: stored?.counts ?? {}, mark: stored?.mark });
    const sums = { counts: { ...counted.counts }, ...(counted.mark === undefined ? {} : { mark: counted.mark }) };
    const { changed } = await db.write(
      put(
        Tallies,
        { group, subject, shard, ...sums, through: last.sequenceNumber, countedAt: now() },
        {
          when: stored === undefined ? 'absent' : [{ attribute: 'through', op: '=', value: stored.through }],
          otherwise: 'unchanged',
        },
      ),
    );
    if (changed) return;
  }
}

function byPartition(changes: readonly Change[], counters: readonly Counter[]): CountedChange[][] {
  const partitions = new Map<string, CountedChange[]>();
  for (const change of changes) {
    for (const counter of counters.filter(({ entity }) => entity === change.entity)) {
      const counted = countedChange(change, counter);
      const key = JSON.stringify([change.partition, counted.tally.group, counted.tally.subject, counted.tally.shard]);
      partitions.set(key, [...(partitions.get(key) ?? []), counted]);
    }
  }
  return [...partitions.values()];
}

const AT_ONCE = 32;

/** Reader of the stream that keeps the tallies: see `countPartition` for why each change counts exactly once. */
export const counters =
  (features: readonly Feature[]): Entry<DynamoDBStreamEvent, void> =>
  (services) => {
    const entities = features.flatMap((feature) => feature.entities);
    const all = features.flatMap((feature) => feature.reactions?.counters ?? []);
    const counted = entities.filter((entity) => all.some((counter) => counter.entity === entity));
    return async ({ Records }) => {
      const partitions = byPartition(await readChanges(Records, counted, services), all);
      for (let start = 0; start < partitions.length; start += AT_ONCE) {
        await Promise.all(partitions.slice(start, start + AT_ONCE).map((changes) => countPartition(changes, services)));
      }
    };
  };
