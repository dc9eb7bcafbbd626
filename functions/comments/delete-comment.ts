import { comments } from '../../shared/comments/contract.ts';
import { patch, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { removedVersions } from '../platform/versions/text-versions.ts';
import { type CommentItem, isSame } from './comment-item.ts';
import { Comments } from './entities.ts';
import { ownComment } from './own-comment.ts';
import { type CommentSlots, resourceOf } from './slots.ts';

/** Each further try removes what somebody has written in between, in another window. */
const TRIES = 5;
/** Writes of one transaction; a comment that was changed more often is emptied in several. */
const AT_ONCE = 90;

/** Removes the text with everything that it was before; `false` where it was changed meanwhile. */
async function removeTexts({ db, now }: Services, comment: CommentItem): Promise<boolean> {
  const { resourceId, id } = comment;
  const versions: Write[] = await removedVersions({ db }, id);
  while (versions.length > AT_ONCE) await db.transact(...versions.splice(0, AT_ONCE));
  const nothing = { body: { format: 'markdown', text: '' }, mentions: [], editedAt: null } as const;
  const { changed } = await db.transact(
    patch(
      Comments,
      { resourceId, id },
      { ...nothing, state: 'deleted', deletedAt: now(), revision: comment.revision + 1 },
      {
        when: [...isSame(comment), { attribute: 'authorId', op: '=', value: comment.authorId }],
        otherwise: 'unchanged',
      },
    ),
    ...versions,
  );
  return changed;
}

/**
 * Deletes an own comment, at any time: one may take back one's words when comments are closed, too. The text leaves
 * the table with its former versions; what stays is a place that holds the replies together. Deleting again changes
 * nothing.
 */
export const deleteComment = (slots: CommentSlots) =>
  handle(comments.remove, async ({ params, actor }, services) => {
    await resourceOf(slots, services, params.resourceId, 'comment.not-found');
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const comment = await ownComment(services, params, actor);
      if (comment.state === 'deleted' || (await removeTexts(services, comment))) return undefined;
    }
    throw new Problem('internal.unavailable', { retryAfter: 1 });
  });
