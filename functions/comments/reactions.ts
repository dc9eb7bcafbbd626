import { on } from '../platform/stream/change.ts';
import { count, type Reactions } from '../platform/stream/reactions.ts';
import { Comments, CommentVotes } from './entities.ts';
import { isOpinion } from './threads.ts';

/** What follows from changes of comments. Sums of a resource that has votes of its own are told by its feature. */
export const commentsReactions: Reactions = {
  counters: [
    count(Comments, (comment) => ({
      group: comment.resourceId,
      subject: 'comments',
      shard: 0,
      // Opinions of the organization are set apart from what people say.
      counts: isOpinion(comment) ? {} : { total: 1, [comment.position]: 1 },
    })),
    count(CommentVotes, ({ resourceId, commentId, weight }) => ({
      group: resourceId,
      subject: commentId,
      shard: 0,
      counts: { [weight === 1 ? 'up' : 'down']: 1 },
    })),
  ],
  pages: [
    on(Comments, ({ before, after }) =>
      [after ?? before].flatMap((comment) => (comment ? [{ page: comment.pagePath }] : [])),
    ),
  ],
};
