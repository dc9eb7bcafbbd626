/** How an import writes comments: each by an id that follows from its source, so that a second run changes nothing. */
import type { CommentVotes, Position } from '../../shared/comments/comment.ts';
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import { type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { NEW_COMMENT } from './comment-item.ts';
import { Comments } from './entities.ts';

interface CommentToImport {
  readonly externalId: string;
  readonly authorId: ParticipantId;
  readonly position: Position;
  readonly locale: Locale;
  readonly html: string;
  readonly createdAt: Instant;
  readonly votes: CommentVotes;
}
const AT_ONCE = 8;

/** Writes comments of one resource, dates kept; says for each whether it was not there before. */
export const importComments = (
  { db }: Pick<Services, 'db'>,
  { id: resourceId, pagePath }: { readonly id: ResourceId; readonly pagePath: string },
  comments: readonly CommentToImport[],
): Promise<boolean[]> =>
  inParallel(comments, AT_ONCE, async ({ html, votes, ...given }) => {
    const comment = {
      ...NEW_COMMENT,
      ...given,
      id: derivedId('comment', toMilliseconds(given.createdAt), resourceId, given.externalId),
      resourceId,
      parentId: null,
      depth: 0,
      isOfficial: false,
      body: { format: 'html', text: html } as const,
      importedVotes: votes,
      pagePath,
    };
    const { changed } = await db.write(put(Comments, comment, { when: 'absent', otherwise: 'unchanged' }));
    return changed;
  });
