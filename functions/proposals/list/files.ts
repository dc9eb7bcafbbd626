/** The list index of a component in the data bucket: a base that is seldom written, and what has changed since. */
import { ulid } from 'ulid';
import * as z from 'zod';
import { type ComponentId, ProposalId } from '../../../shared/platform/ids.ts';
import type { Files } from '../../platform/files.ts';
import type { Lease } from '../../platform/lease.ts';
import { ListEntry } from './entry.ts';
import type { ListChange } from './list-index.ts';

const Manifest = z.object({
  format: z.literal(2),
  /** Key of the base; `null` before there is one. */
  base: z.string().nullable(),
  /** The base before: functions that read the manifest a moment ago may still want it. */
  previousBase: z.string().nullable(),
  /** Entries in the base. */
  size: z.int().nonnegative(),
  /** Changes since the base, one a proposal. */
  changes: z.array(z.object({ id: ProposalId, entry: ListEntry.nullable() })),
});
export type Manifest = z.infer<typeof Manifest>;
const EMPTY: Manifest = { format: 2, base: null, previousBase: null, size: 0, changes: [] };

/** A base is written anew after so many changes: the more there is in it, the more of them. */
const CHANGES_FROM = 200;
const CHANGES_AT_MOST = 1000;
const JSON_FILE = { contentType: 'application/json', cacheControl: 'no-store' } as const;
const LINES = { ...JSON_FILE, contentType: 'application/x-ndjson' } as const;

const manifestKey = (componentId: ComponentId) => `indexes/${componentId}.json`;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

type Read = { readonly manifest: Manifest; readonly etag: string };

/** The manifest, unless it is still the one with `knownEtag`; an empty one with an empty ETag where there is none. */
export async function readManifest(
  files: Files,
  componentId: ComponentId,
  knownEtag?: string,
): Promise<Read | undefined> {
  const file = await files.get(manifestKey(componentId));
  const etag = file?.etag ?? '';
  if (etag === knownEtag) return undefined;
  return { manifest: file === undefined ? EMPTY : Manifest.parse(JSON.parse(text(file.body))), etag };
}

const LINE_FEED = 10;

/** Entries line by line: a base of 100,000 proposals is never in memory as text, nor as objects all at once. */
function* entriesIn(bytes: Uint8Array): Generator<ListEntry> {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    if (end > start) yield ListEntry.parse(JSON.parse(text(bytes.subarray(start, end))));
    start = end + 1;
  }
}

/** Entries of a base. @throws Error when it is gone: the manifest was replaced twice meanwhile. */
export async function readBase(files: Files, key: string | null): Promise<Iterable<ListEntry>> {
  if (key === null) return [];
  const file = await files.get(key);
  if (file === undefined) throw new Error('a base of a list index is gone');
  return entriesIn(file.body);
}

/** Later changes replace earlier ones of the same proposal. */
const merged = (before: readonly ListChange[], after: readonly ListChange[]): ListChange[] => [
  ...new Map([...before, ...after].map((change) => [change.id, change])).values(),
];

async function newBase(files: Files, componentId: ComponentId, manifest: Manifest, lease: Lease): Promise<Manifest> {
  const entries = new Map<ProposalId, ListEntry>();
  for (const entry of await readBase(files, manifest.base)) entries.set(entry.id, entry);
  for (const { id, entry } of manifest.changes) {
    if (entry === null) entries.delete(id);
    else entries.set(id, entry);
  }
  const base = `indexes/${componentId}/${ulid()}.ndjson`;
  lease.check();
  await files.put(base, [...entries.values()].map((entry) => `${JSON.stringify(entry)}\n`).join(''), LINES);
  return { format: 2, base, previousBase: manifest.base, size: entries.size, changes: [] };
}

/** Merges changes into the index. The caller holds the lease of the component's index. */
export async function writeChanges(
  files: Files,
  componentId: ComponentId,
  changes: readonly ListChange[],
  lease: Lease,
): Promise<void> {
  const { manifest } = (await readManifest(files, componentId)) ?? { manifest: EMPTY };
  const grown = { ...manifest, changes: merged(manifest.changes, changes) };
  const threshold = Math.min(CHANGES_AT_MOST, Math.max(CHANGES_FROM, Math.floor(manifest.size / 20)));
  const isFull = grown.changes.length > threshold;
  const next = isFull ? await newBase(files, componentId, grown, lease) : grown;
  lease.check();
  await files.put(manifestKey(componentId), JSON.stringify(next), JSON_FILE);
  if (isFull && manifest.previousBase !== null) await files.remove(manifest.previousBase);
}
