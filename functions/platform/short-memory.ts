import { toMilliseconds } from '../../shared/platform/time.ts';
import type { Services } from './services.ts';

/** Values that a function keeps for a moment, so that a rush of requests reads them once. */
export interface ShortMemory<S, K extends string, V> {
  /** The value, at most `maxAgeMs` old. What throws is not kept. */
  get(services: S, key: K): Promise<V>;
  /** Drops a value that this function has just changed itself. */
  forget(services: Pick<Services, 'db'>, key: K): void;
}

interface Kept<V> {
  readonly readAt: number;
  readonly value: Promise<V>;
}

/** Keys kept before all are dropped: a bound on memory, far above what one function sees in a few seconds. */
const MOST = 10_000;

/** @param read reads the value of a key; its errors reach every caller that waits for it. */
export function shortMemory<S extends Pick<Services, 'db' | 'now'>, K extends string, V>(
  maxAgeMs: number,
  read: (services: S, key: K) => Promise<V>,
): ShortMemory<S, K, V> {
  const memories = new WeakMap<Services['db'], Map<K, Kept<V>>>();
  const memoryOf = ({ db }: Pick<Services, 'db'>) => {
    const known = memories.get(db) ?? new Map<K, Kept<V>>();
    memories.set(db, known);
    return known;
  };
  return {
    get(services, key) {
      const memory = memoryOf(services);
      const now = toMilliseconds(services.now());
      const known = memory.get(key);
      // A clock that was set back makes a value old, not young.
      if (known !== undefined && known.readAt <= now && now - known.readAt < maxAgeMs) return known.value;
      if (memory.size >= MOST) memory.clear();
      const value = read(services, key);
      memory.set(key, { readAt: now, value });
      value.catch(() => memory.delete(key));
      return value;
    },
    forget: (services, key) => {
      memoryOf(services).delete(key);
    },
  };
}
