import { comments } from '../../shared/comments/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { CommentVotes } from './entities.ts';
import { voterKeyOf } from './voter-keys.ts';

/** Comments that one request may name. */
const MOST = 100;

/** Own votes on the comments named; those without a vote are left out. */
export const readCommentVotes = handle(
  comments.readVotes,
  async ({ params: { resourceId }, query: { comment = [] }, actor }, services) => {
    if (comment.length > MOST) {
      const fields = [{ pointer: '/query/comment', code: 'too_big', facts: { maximum: MOST } }];
      throw new Problem('request.invalid', { fields });
    }
    const voterKey = await voterKeyOf(services, resourceId, personOf(actor).participantId);
    const votes = await services.db.batchGet(
      CommentVotes,
      comment.map((commentId) => ({ commentId, voterKey })),
    );
    return { votes: Object.fromEntries(votes.map(({ commentId, weight }) => [commentId, weight])) };
  },
);
