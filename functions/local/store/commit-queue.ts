import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Level, Operation } from './model.ts';

interface Group {
  readonly operations: Operation[];
  readonly committed: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const newGroup = (): Group => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Every writer awaits this promise; a group without one must not end the process.
  promise.catch(() => undefined);
  return { operations: [], committed: promise, resolve, reject };
};

/**
 * The one way into the database. A write is planned on the latest state in one go, without awaiting anything, and
 * handed over whole: that makes writes serial without a lock. Writes that arrive while a batch is on its way to LevelDB
 * go together into the next one. LevelDB applies a batch entirely or not at all, also when the process is killed, so
 * an item, its index entries, its stream record and the rest of its transaction never come apart.
 */
export class CommitQueue {
  readonly #database: Level;
  /** State that is decided but perhaps not yet in the database; `undefined` as value means deleted. */
  readonly #decided = new Map<string, { readonly value: unknown; readonly group: Group }>();
  #next = newGroup();
  #current: Group | undefined;
  #running = false;
  #failure: unknown;

  constructor(database: Level) {
    this.#database = database;
  }

  /** The latest decided value of a key: what the next write has to build on. Readers use the database itself. */
  latest<T>(key: string): T | undefined;
  latest(key: string): unknown {
    const decided = this.#decided.get(key);
    return decided === undefined ? this.#database.getSync(key) : decided.value;
  }

  /**
   * Decides operations now; resolves when they are committed. Rejects when the disk refused, and then every later
   * write is refused as well: the state on disk is still whole, and reopening shows it.
   */
  write(operations: readonly Operation[]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (operations.length === 0) return this.settled();
    const group = this.#next;
    for (const operation of operations) {
      group.operations.push(operation);
      const value = operation.type === 'put' ? operation.value : undefined;
      this.#decided.set(operation.key, { value, group });
    }
    if (!this.#running) void this.#run();
    return group.committed;
  }

  /** Resolves when everything decided so far is committed: an answer that rests on it may be given then. */
  async settled(): Promise<void> {
    if (this.#next.operations.length > 0) await this.#next.committed;
    else await this.#current?.committed;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#next.operations.length > 0) {
      // What else this turn of the event loop brings goes along; and in memory nothing else would let a turn end.
      await nextTurn();
      const group = this.#next;
      this.#current = group;
      this.#next = newGroup();
      try {
        await this.#database.batch(group.operations);
      } catch (error) {
        this.#failure = error;
        group.reject(error);
        this.#next.reject(error);
        return;
      }
      this.#forget(group);
      group.resolve();
    }
    this.#current = undefined;
    this.#running = false;
  }

  #forget(group: Group): void {
    for (const { key } of group.operations) if (this.#decided.get(key)?.group === group) this.#decided.delete(key);
  }
}
