import { comments } from '../../shared/comments/contract.ts';
import { handle } from '../platform/handle.ts';
import { listThreads } from './comment-page.ts';
import { type CommentSlots, resourceOf } from './slots.ts';

/** Comments by pages of threads, each with its replies. */
export const listComments = (slots: CommentSlots) =>
  handle(comments.list, async ({ params: { resourceId }, query }, services) => {
    const { authorId } = await resourceOf(slots, services, resourceId);
    return listThreads(services, { id: resourceId, authorId }, query);
  });
