import { comments } from '../../shared/comments/contract.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Comments } from './entities.ts';
import { ownComment } from './own-comment.ts';
import { type CommentSlots, resourceOf } from './slots.ts';

/**
 * Deletes an own comment, at any time: one may take back one's words when comments are closed, too. The text leaves
 * the table; what stays is a place that holds the replies together. Deleting again changes nothing.
 */
export const deleteComment = (slots: CommentSlots) =>
  handle(comments.remove, async ({ params, actor }, services) => {
    await resourceOf(slots, services, params.resourceId, 'comment.not-found');
    const comment = await ownComment(services, params, actor);
    if (comment.state === 'deleted') return undefined;
    const { resourceId, id, authorId } = comment;
    const nothing = { body: { format: 'markdown', text: '' }, mentions: [], editedAt: null } as const;
    await services.db.write(
      patch(
        Comments,
        { resourceId, id },
        { ...nothing, state: 'deleted', deletedAt: services.now() },
        {
          when: [
            { attribute: 'authorId', op: '=', value: authorId },
            { attribute: 'state', op: '<>', value: 'deleted' },
          ],
          otherwise: 'unchanged',
        },
      ),
    );
    return undefined;
  });
