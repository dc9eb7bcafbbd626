import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { addSeconds, type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { put, remove } from './db/write.ts';
import { Leases } from './entities.ts';
import type { Services } from './services.ts';

/** Seconds that a holder has at most: longer than any worker runs. */
const HELD_SECONDS = 60;
/** A holder that is so close to the end of its time writes nothing more. */
const MARGIN_MS = 5000;
/** How long a caller waits for its turn before it gives up, so that its message comes again later. */
const PATIENCE_MS = 20_000;
const KEPT_SECONDS = 3600;

type Reads = Pick<Services, 'db' | 'now'>;

/** The right to rewrite something, while it lasts. */
export interface Lease {
  /** To be called right before each write. @throws Error once the time is nearly over: another one may write by then. */
  check(): void;
}

async function acquire({ db, now }: Reads, name: string, owner: string): Promise<Instant | undefined> {
  const at = now();
  const until = addSeconds(at, HELD_SECONDS);
  const lease = { name, owner, until, expiresAt: addSeconds(until, KEPT_SECONDS) };
  const free = await db.write(put(Leases, lease, { when: 'absent', otherwise: 'unchanged' }));
  if (free.changed) return until;
  // A holder that died keeps nobody waiting for longer than its time.
  const over = [{ attribute: 'until', op: '<=', value: at } as const];
  const taken = await db.write(put(Leases, lease, { when: over, otherwise: 'unchanged' }));
  return taken.changed ? until : undefined;
}

async function waitFor(services: Reads, name: string, owner: string): Promise<Instant> {
  const started = performance.now();
  for (let pause = 5; ; pause = Math.min(200, pause * 2)) {
    const until = await acquire(services, name, owner);
    if (until !== undefined) return until;
    if (performance.now() - started > PATIENCE_MS) throw new Error(`the lease ${name} is taken`);
    await sleep(pause * (0.5 + Math.random()));
  }
}

/**
 * Runs something that only one function at a time may do, such as reading a file, merging into it and writing it
 * back. Others wait for their turn.
 *
 * @throws Error when the turn does not come in 20 s, or what `run` throws.
 */
export async function withLease<T>(services: Reads, name: string, run: (lease: Lease) => Promise<T>): Promise<T> {
  const owner = ulid();
  const until = await waitFor(services, name, owner);
  const check = () => {
    if (toMilliseconds(services.now()) > toMilliseconds(until) - MARGIN_MS)
      throw new Error(`the lease ${name} is over`);
  };
  try {
    return await run({ check });
  } finally {
    const own = [{ attribute: 'owner', op: '=', value: owner } as const];
    await services.db.write(remove(Leases, { name }, { when: own, otherwise: 'unchanged' }));
  }
}
