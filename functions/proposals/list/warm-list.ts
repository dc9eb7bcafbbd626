import type { ComponentId, ProposalId } from '../../../shared/platform/ids.ts';
import { toMilliseconds } from '../../../shared/platform/time.ts';
import type { Files } from '../../platform/files.ts';
import type { Services } from '../../platform/services.ts';
import { ComponentTallies, componentTalliesKey } from '../tally-file.ts';
import type { ListEntry } from './entry.ts';
import { readBase, readManifest } from './files.ts';
import { type ListChange, ListIndex } from './list-index.ts';
import type { Sums } from './ranking.ts';

/** How old a list may be that a request is answered from, in milliseconds. */
const MAX_AGE_MS = 1000;
/** A base that is replaced twice while it is read is read again so often. */
const TRIES = 3;

/** A list with its sums, both at most a second old. */
export interface WarmList {
  readonly list: ListIndex;
  readonly sums: Sums;
  /** The sums say nothing of votes: they were written while counts were hidden. */
  readonly areHidden: boolean;
}

/** What a function keeps of one component between requests. */
interface Kept {
  readonly list: ListIndex;
  base: string | null;
  etag: string | undefined;
  sums: Sums;
  areHidden: boolean;
  talliesEtag: string | undefined;
  readAt: number;
  /** Reading now; the next one waits for it. */
  reading: Promise<void> | undefined;
}

type Reads = Pick<Services, 'files' | 'now'>;
const memories = new WeakMap<Files, Map<ComponentId, Kept>>();

function keptOf({ files }: Pick<Services, 'files'>, componentId: ComponentId): Kept {
  const memory = memories.get(files.data) ?? new Map<ComponentId, Kept>();
  memories.set(files.data, memory);
  const known = memory.get(componentId) ?? {
    list: new ListIndex(),
    base: null,
    etag: undefined,
    sums: {},
    areHidden: false,
    talliesEtag: undefined,
    readAt: Number.NEGATIVE_INFINITY,
    reading: undefined,
  };
  memory.set(componentId, known);
  return known;
}

/** Entries as changes, one after the other; notes their ids. */
function* changesOf(entries: Iterable<ListEntry>, ids: Set<ProposalId>): Generator<ListChange> {
  for (const entry of entries) {
    ids.add(entry.id);
    yield { id: entry.id, entry };
  }
}

/** Brings the list to what the files say: a new base is compared with what is there, so little of it is indexed anew. */
async function refreshList(files: Files, componentId: ComponentId, kept: Kept): Promise<void> {
  const read = await readManifest(files, componentId, kept.etag);
  if (read === undefined) return;
  const { base, changes } = read.manifest;
  if (base !== kept.base) {
    const stays = new Set(changes.map(({ id }) => id));
    kept.list.apply(changesOf(await readBase(files, base), stays));
    kept.list.apply(
      kept.list
        .ids()
        .filter((id) => !stays.has(id))
        .map((id) => ({ id, entry: null })),
    );
  }
  kept.list.apply(changes);
  kept.base = base;
  kept.etag = read.etag;
}

async function refreshSums(files: Files, componentId: ComponentId, kept: Kept): Promise<void> {
  const file = await files.get(componentTalliesKey(componentId));
  if (file === undefined || file.etag === kept.talliesEtag) return;
  const { proposals, areHidden } = ComponentTallies.parse(JSON.parse(new TextDecoder().decode(file.body)));
  kept.sums = proposals;
  kept.areHidden = areHidden;
  kept.talliesEtag = file.etag;
}

async function refresh({ files, now }: Reads, componentId: ComponentId, kept: Kept): Promise<void> {
  const startedAt = toMilliseconds(now());
  for (let attempt = 1; ; attempt++) {
    try {
      await Promise.all([refreshList(files.data, componentId, kept), refreshSums(files.site, componentId, kept)]);
      break;
    } catch (error) {
      if (attempt >= TRIES) throw error;
    }
  }
  kept.readAt = startedAt;
}

function startReading(services: Reads, componentId: ComponentId, kept: Kept): Promise<void> {
  const reading = refresh(services, componentId, kept).finally(() => {
    kept.reading = undefined;
  });
  kept.reading = reading;
  return reading;
}

/** The list of a component from memory, looked at again in the files when it is a second old. */
export async function warmList(services: Reads, componentId: ComponentId): Promise<WarmList> {
  const kept = keptOf(services, componentId);
  const age = toMilliseconds(services.now()) - kept.readAt;
  // A clock that was set back makes it old, not young.
  if (age < 0 || age >= MAX_AGE_MS) await (kept.reading ?? startReading(services, componentId, kept));
  return { list: kept.list, sums: kept.sums, areHidden: kept.areHidden };
}

/**
 * The list as the files say now: for pages that are published because it has changed, and would stay as they are.
 */
export async function freshList(services: Reads, componentId: ComponentId): Promise<WarmList> {
  const kept = keptOf(services, componentId);
  // What is being read may have been asked for before the change.
  await kept.reading?.catch(() => undefined);
  await (kept.reading ?? startReading(services, componentId, kept));
  return { list: kept.list, sums: kept.sums, areHidden: kept.areHidden };
}

/** Makes the next request read the files again: for workers that have just written them in this very function. */
export function expireList(services: Pick<Services, 'files'>, componentId: ComponentId): void {
  keptOf(services, componentId).readAt = Number.NEGATIVE_INFINITY;
}
