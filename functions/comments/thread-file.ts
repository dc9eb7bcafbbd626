/** The order of a resource's comments as one file in the data bucket: no text, no name. */
import * as z from 'zod';
import { Position } from '../../shared/comments/comment.ts';
import { CommentId, ParticipantId, type ResourceId } from '../../shared/platform/ids.ts';
import type { Files } from '../platform/files.ts';
import type { ThreadEntry } from './thread-index.ts';

/** One comment: id, parent, author, position, time in milliseconds, useful, not useful, official, deleted. */
const Row = z.tuple([
  CommentId,
  CommentId.nullable(),
  ParticipantId.nullable(),
  Position,
  z.number(),
  z.number(),
  z.number(),
  z.boolean(),
  z.boolean(),
]);
const ThreadFile = z.object({ format: z.literal(1), rows: z.array(Row) });
type Row = z.infer<typeof Row>;

const JSON_FILE = { contentType: 'application/json', cacheControl: 'no-store' } as const;
const keyOf = (resourceId: ResourceId) => `indexes/threads/${resourceId}.json`;

const toRow = (entry: ThreadEntry): Row => {
  const { id, parentId, authorId, position, createdMs, up, down, isOfficial, isDeleted } = entry;
  return [id, parentId, authorId, position, createdMs, up, down, isOfficial, isDeleted];
};
const toEntry = ([id, parentId, authorId, position, createdMs, up, down, isOfficial, isDeleted]: Row): ThreadEntry => ({
  id,
  parentId,
  authorId,
  position,
  createdMs,
  up,
  down,
  isOfficial,
  isDeleted,
});

/** Entries of a resource with the ETag of the file; `unchanged` where it is still the one known, `undefined` without a file. */
export async function readThreadFile(
  files: Files,
  resourceId: ResourceId,
  knownEtag?: string,
): Promise<{ readonly entries: ThreadEntry[]; readonly etag: string } | 'unchanged' | undefined> {
  const file = await files.get(keyOf(resourceId));
  if (file === undefined) return undefined;
  if (file.etag === knownEtag) return 'unchanged';
  const { rows } = ThreadFile.parse(JSON.parse(new TextDecoder().decode(file.body)));
  return { entries: rows.map(toEntry), etag: file.etag };
}

/** Replaces the file. The caller holds the lease of the resource's threads. */
export const writeThreadFile = (files: Files, resourceId: ResourceId, entries: Iterable<ThreadEntry>): Promise<void> =>
  files.put(keyOf(resourceId), JSON.stringify({ format: 1, rows: Array.from(entries, toRow) }), JSON_FILE);
