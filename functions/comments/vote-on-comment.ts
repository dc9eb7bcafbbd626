import { comments } from '../../shared/comments/contract.ts';
import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { put, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { isReadable } from './comment-item.ts';
import { Comments, CommentVotes } from './entities.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { voterKeyOf } from './voter-keys.ts';

interface Named {
  readonly resourceId: ResourceId;
  readonly commentId: CommentId;
}

/** @throws Problem `comment.not-found`, `comment.closed` */
async function enforceOpen(slots: CommentSlots, services: Services, { resourceId, commentId }: Named): Promise<void> {
  const resource = await resourceOf(slots, services, resourceId, 'comment.not-found');
  const comment = await services.db.require(Comments, { resourceId, id: commentId }, 'comment.not-found');
  if (!isReadable(comment)) throw new Problem('comment.not-found');
  enforce(resource.isOpen);
}

/** Finds a comment useful, or not; the last word counts, and saying it again changes nothing. */
export const voteOnComment = (slots: CommentSlots) =>
  handle(comments.vote, async ({ params, body: { weight }, actor }, services) => {
    await enforceOpen(slots, services, params);
    const { resourceId, commentId } = params;
    const voterKey = await voterKeyOf(services, resourceId, personOf(actor).participantId);
    const vote = { commentId, voterKey, resourceId, weight };
    const isOther = [{ attribute: 'weight', op: '<>', value: weight } as const];
    await services.db.write(put(CommentVotes, vote, { when: isOther, otherwise: 'unchanged' }));
    return { weight };
  });

/** Takes an own vote on a comment back; without one it changes nothing. */
export const withdrawCommentVote = (slots: CommentSlots) =>
  handle(comments.withdrawVote, async ({ params, actor }, services) => {
    await enforceOpen(slots, services, params);
    const { resourceId, commentId } = params;
    const voterKey = await voterKeyOf(services, resourceId, personOf(actor).participantId);
    await services.db.write(remove(CommentVotes, { commentId, voterKey }));
    return undefined;
  });
