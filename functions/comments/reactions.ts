import { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { Tallies } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import { count, type Reactions } from '../platform/stream/reactions.ts';
import { isOpinion, isReadable } from './comment-item.ts';
import { Comments, CommentVotes } from './entities.ts';
import { newsOfComment } from './news.ts';

/**
 * What follows from changes of comments. Sums of a resource that has votes of its own are told by its feature. Pages
 * are not named here: they show comments in an order, so the indexer publishes them once the order is written.
 */
export const commentsReactions: Reactions = {
  counters: [
    count(Comments, (comment) => ({
      group: comment.resourceId,
      subject: 'comments',
      shard: 0,
      // Opinions of the organization are set apart from what people say; what is deleted nobody says any more.
      counts: isOpinion(comment) || !isReadable(comment) ? {} : { total: 1, [comment.position]: 1 },
    })),
    count(CommentVotes, ({ resourceId, commentId, weight }) => ({
      group: resourceId,
      subject: commentId,
      shard: 0,
      counts: { [weight === 1 ? 'up' : 'down']: 1 },
    })),
  ],
  notices: [on(Comments, newsOfComment)],
  tallies: [
    // Whoever has said something takes part in the process.
    on(Comments, ({ before, after }) =>
      before === undefined && after !== undefined && after.authorId !== null
        ? [{ author: after.authorId, resource: after.resourceId }]
        : [],
    ),
  ],
  moderation: [
    // What was just written or changed is looked at by a program; what is deleted needs no moderator any more.
    on(Comments, ({ before, after }) => {
      if (after === undefined || after.externalId !== null || before?.body.text === after.body.text) return [];
      const { resourceId, id: commentId } = after;
      return [isReadable(after) ? { resourceId, commentId, isNew: true } : { resourceId, commentId }];
    }),
  ],
  index: [
    on(Comments, ({ before, after }) =>
      [after ?? before].flatMap((comment) =>
        comment ? [{ resourceId: comment.resourceId, commentId: comment.id }] : [],
      ),
    ),
    on(Tallies, ({ before, after }) => {
      const resourceId = ResourceId.safeParse((after ?? before)?.group);
      const votesOn = CommentId.safeParse((after ?? before)?.subject);
      return resourceId.success && votesOn.success ? [{ resourceId: resourceId.data, votesOn: votesOn.data }] : [];
    }),
  ],
};
