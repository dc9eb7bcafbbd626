/** How an import writes comments: each by an id that follows from its source, so that a second run changes nothing. */
import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import type { CommentToImport } from '../platform/imported.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { NEW_COMMENT } from './comment-item.ts';
import { Comments } from './entities.ts';

/** The id that an imported comment has: it follows from its source, and sorts by its date. */
export const importedCommentId = (resourceId: ResourceId, externalId: string, createdAt: Instant): CommentId =>
  derivedId('comment', toMilliseconds(createdAt), resourceId, externalId);

/** A comment of a resource by its id here; `undefined`: it has none such. */
export async function knownComment(
  { db }: Pick<Services, 'db'>,
  resourceId: ResourceId,
  id: CommentId,
): Promise<{ readonly id: CommentId; readonly depth: number } | undefined> {
  const found = await db.get(Comments, { resourceId, id });
  return found && { id, depth: found.depth };
}
const AT_ONCE = 8;

/** Writes comments of one resource, dates kept; says for each whether it was not there before. */
export const importComments = (
  { db }: Pick<Services, 'db'>,
  { id: resourceId, pagePath }: { readonly id: ResourceId; readonly pagePath: string },
  comments: readonly CommentToImport[],
): Promise<boolean[]> =>
  inParallel(comments, AT_ONCE, async ({ votes, deletedAt = null, ...given }) => {
    const comment = {
      ...NEW_COMMENT,
      ...(deletedAt === null ? {} : ({ state: 'deleted', deletedAt } as const)),
      ...given,
      id: given.id ?? importedCommentId(resourceId, given.externalId, given.createdAt),
      resourceId,
      parentId: given.parentId ?? null,
      depth: given.depth ?? 0,
      isOfficial: given.authorId === null && deletedAt === null,
      importedVotes: votes,
      pagePath,
    };
    const { changed } = await db.write(put(Comments, comment, { when: 'absent', otherwise: 'unchanged' }));
    return changed;
  });
