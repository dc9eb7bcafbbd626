import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { CommentItem } from './comment-item.ts';
import { Comments } from './entities.ts';

/** Opinions of the organization belong to its administrators, one as well as the other. */
function isOwn({ authorId, isOfficial }: CommentItem, actor: Actor): boolean {
  const { participantId, isAdministrator } = personOf(actor);
  return authorId === participantId || (isOfficial && isAdministrator);
}

/** A comment of the one who asks, deleted or not. @throws Problem `comment.not-found`, `comment.not-yours` */
export async function ownComment(
  { db }: Pick<Services, 'db'>,
  { resourceId, commentId }: { readonly resourceId: ResourceId; readonly commentId: CommentId },
  actor: Actor,
): Promise<CommentItem> {
  const comment = await db.require(Comments, { resourceId, id: commentId }, 'comment.not-found');
  if (!isOwn(comment, actor)) throw new Problem('comment.not-yours');
  return comment;
}
