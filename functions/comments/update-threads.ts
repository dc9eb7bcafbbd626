import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { type Lease, withLease } from '../platform/lease.ts';
import type { Services } from '../platform/services.ts';
import { allEntries, someEntries } from './thread-entries.ts';
import { readThreadFile, writeThreadFile } from './thread-file.ts';
import type { ThreadEntry } from './thread-index.ts';
import { expireThreads } from './warm-threads.ts';

type Rewrite = (lease: Lease) => Promise<readonly ThreadEntry[]>;

async function rewrite(services: Services, resourceId: ResourceId, entries: Rewrite): Promise<void> {
  await withLease(services, `threads#${resourceId}`, async (lease) => {
    const next = await entries(lease);
    lease.check();
    await writeThreadFile(services.files.data, resourceId, next);
  });
  expireThreads(services, resourceId);
}

/**
 * Brings some comments of one resource up to date in the file that orders them. One function at a time writes the file
 * and reads the comments only then: told twice, late or in another order, it says what the table says in the end.
 */
export const updateThreads = (services: Services, resourceId: ResourceId, ids: readonly CommentId[]): Promise<void> =>
  rewrite(services, resourceId, async () => {
    const file = await readThreadFile(services.files.data, resourceId);
    if (file === undefined || file === 'unchanged') return allEntries(services, resourceId);
    const entries = new Map(file.entries.map((entry) => [entry.id, entry]));
    for (const entry of await someEntries(services, resourceId, ids)) entries.set(entry.id, entry);
    return [...entries.values()];
  });

/** Writes the file anew from the table: after a loss of it, or of a queue. */
export const rebuildThreads = (services: Services, resourceId: ResourceId): Promise<void> =>
  rewrite(services, resourceId, () => allEntries(services, resourceId));
