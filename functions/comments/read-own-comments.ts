import { comments } from '../../shared/comments/contract.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { CommentVotes } from './entities.ts';
import { voterKeyOf } from './voter-keys.ts';
import { warmThreads } from './warm-threads.ts';

/** Comments that one request may name. */
const MOST = 100;

/** Own votes on the comments named, those without a vote left out, and those that one has written oneself. */
export const readOwnComments = handle(
  comments.readOwn,
  async ({ params: { resourceId }, query: { comment = [] }, actor }, services) => {
    if (comment.length > MOST) {
      const fields = [{ pointer: '/query/comment', code: 'too_big', facts: { maximum: MOST } }];
      throw new Problem('request.invalid', { fields });
    }
    const { participantId, isAdministrator } = personOf(actor);
    const [voterKey, threads] = await Promise.all([
      voterKeyOf(services, resourceId, participantId),
      warmThreads(services, resourceId),
    ]);
    const votes = await services.db.batchGet(
      CommentVotes,
      comment.map((commentId) => ({ commentId, voterKey })),
    );
    const written = comment.filter((id) => {
      const entry = threads.get(id)?.entry;
      return entry?.authorId === participantId || (entry?.isOfficial === true && isAdministrator);
    });
    return { votes: Object.fromEntries(votes.map(({ commentId, weight }) => [commentId, weight])), written };
  },
);
