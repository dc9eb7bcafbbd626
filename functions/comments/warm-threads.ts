import type { ResourceId } from '../../shared/platform/ids.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import type { Files } from '../platform/files.ts';
import type { Services } from '../platform/services.ts';
import { allEntries } from './thread-entries.ts';
import { readThreadFile } from './thread-file.ts';
import { ThreadIndex } from './thread-index.ts';

/** How old an order may be that a request is answered from, in milliseconds. */
const MAX_AGE_MS = 1000;
/** Comments that one function keeps the order of, about 100 MB of them; the resource asked for longest ago goes first. */
const MOST_KEPT = 200_000;

/** What a function keeps of one resource between requests. */
interface Kept {
  index: ThreadIndex;
  etag: string | undefined;
  readAt: number;
  /** Grows when the file was written here: what was being read then may be older. */
  writes: number;
  /** Reading now; the next one waits for it. */
  reading: Promise<void> | undefined;
}

type Reads = Pick<Services, 'db' | 'files' | 'now'>;
const memories = new WeakMap<Files, Map<ResourceId, Kept>>();

function memoryOf({ files }: Pick<Services, 'files'>): Map<ResourceId, Kept> {
  const memory = memories.get(files.data) ?? new Map<ResourceId, Kept>();
  memories.set(files.data, memory);
  return memory;
}

function keptOf(services: Pick<Services, 'files'>, resourceId: ResourceId): Kept {
  const memory = memoryOf(services);
  const kept = memory.get(resourceId) ?? {
    index: new ThreadIndex([]),
    etag: undefined,
    readAt: Number.NEGATIVE_INFINITY,
    writes: 0,
    reading: undefined,
  };
  // Put last: the first of a map is the one asked for longest ago.
  memory.delete(resourceId);
  memory.set(resourceId, kept);
  return kept;
}

function makeRoom(memory: Map<ResourceId, Kept>): void {
  let comments = 0;
  for (const { index } of memory.values()) comments += index.size;
  for (const [resourceId, { index }] of memory) {
    if (comments <= MOST_KEPT || memory.size === 1) return;
    memory.delete(resourceId);
    comments -= index.size;
  }
}

async function refresh(services: Reads, resourceId: ResourceId, kept: Kept): Promise<void> {
  const startedAt = toMilliseconds(services.now());
  const { writes } = kept;
  const read = await readThreadFile(services.files.data, resourceId, kept.etag);
  if (read !== 'unchanged') {
    // The file comes with the first change that the indexer hears of; until then the table tells it all.
    kept.index = new ThreadIndex(read?.entries ?? (await allEntries(services, resourceId)));
    kept.etag = read?.etag;
    makeRoom(memoryOf(services));
  }
  if (kept.writes === writes) kept.readAt = startedAt;
}

function startReading(services: Reads, resourceId: ResourceId, kept: Kept): Promise<void> {
  const reading = refresh(services, resourceId, kept).finally(() => {
    kept.reading = undefined;
  });
  kept.reading = reading;
  return reading;
}

/** The order of a resource's comments from memory, looked at again in the file when it is a second old. */
export async function warmThreads(services: Reads, resourceId: ResourceId): Promise<ThreadIndex> {
  const kept = keptOf(services, resourceId);
  const age = toMilliseconds(services.now()) - kept.readAt;
  // A clock that was set back makes it old, not young.
  if (age < 0 || age >= MAX_AGE_MS) await (kept.reading ?? startReading(services, resourceId, kept));
  return kept.index;
}

/** The order as the file says now: for pages that are published because it has changed, and would stay as they are. */
export async function freshThreads(services: Reads, resourceId: ResourceId): Promise<ThreadIndex> {
  const kept = keptOf(services, resourceId);
  // What is being read may have been asked for before the change.
  await kept.reading?.catch(() => undefined);
  await (kept.reading ?? startReading(services, resourceId, kept));
  return kept.index;
}

/** Makes the next request read the file again: for workers that have just written it in this very function. */
export function expireThreads(services: Pick<Services, 'files'>, resourceId: ResourceId): void {
  const kept = keptOf(services, resourceId);
  kept.writes += 1;
  kept.readAt = Number.NEGATIVE_INFINITY;
}
