import { type Catalogue, readCatalogue } from './catalogue.ts';
import { CommitQueue } from './commit-queue.ts';
import { expiryOperations } from './expiry-index.ts';
import type { Level, Operation } from './model.ts';
import { StreamLog } from './stream-log.ts';
import type { Plan } from './write-plan.ts';

/** Who wrote: a request, or the time-to-live service, which stream readers can tell by `userIdentity`. */
export type Writer = 'request' | 'time-to-live';

/** What every operation works on. */
export interface Engine {
  readonly database: Level;
  readonly queue: CommitQueue;
  readonly catalogue: Catalogue;
  readonly streamLog: StreamLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Decides plans together, in one batch with their expiry entries, their stream records and `more`. Must be called in
   * the same tick in which the plans were made. Resolves when committed.
   */
  commit(plans: readonly Plan[], writer?: Writer, more?: readonly Operation[]): Promise<void>;
}

/** Reads the catalogue and sets the parts up on an open database. */
export async function startEngine(database: Level, now: () => number): Promise<Engine> {
  const queue = new CommitQueue(database);
  const catalogue = await readCatalogue(database);
  const streamLog = new StreamLog(database, queue, now);
  return {
    database,
    queue,
    catalogue,
    streamLog,
    now,
    async commit(plans, writer = 'request', more = []) {
      const changes = plans.flatMap((plan) => plan.changes);
      const records = streamLog.recordsOf(changes, writer);
      const operations = plans.flatMap((plan) => plan.operations);
      operations.push(...changes.flatMap(expiryOperations), ...records.operations, ...more);
      await queue.write(operations);
      records.announce();
    },
  };
}
