import { comments } from '../../shared/comments/contract.ts';
import { mayReplyTo, mayWrite } from '../../shared/comments/rules.ts';
import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { Comments } from './entities.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { toViews } from './threads.ts';

const COMMENTS: Limit = { name: 'comments', requests: 120, seconds: 3600, problem: 'request.too-many' };
const NO_VOTES = { up: 0, down: 0 };

/** Depth of a reply. @throws Problem `comment.not-found`, `comment.too-deep` */
async function depthBelow({ db }: Services, resourceId: ResourceId, parentId: CommentId | null): Promise<number> {
  if (parentId === null) return 0;
  const parent = await db.require(Comments, { resourceId, id: parentId }, 'comment.not-found');
  enforce(mayReplyTo(parent.depth));
  return parent.depth + 1;
}

/** Comments on a resource, or replies. An opinion of the organization bears its name, not the administrator's. */
export const createComment = (slots: CommentSlots) =>
  handle(comments.create, async ({ params: { resourceId }, body, actor, idempotencyKey }, services) => {
    const { participantId, isAdministrator } = personOf(actor);
    if (body.isOfficial && !isAdministrator) throw new Problem('access.denied');
    const resource = await resourceOf(slots, services, resourceId);
    enforce(resource.isOpen);
    enforce(mayWrite(body.body, resource.maxLength));
    const depth = await depthBelow(services, resourceId, body.parentId);
    await countAgainst(services, COMMENTS, participantId);
    const id = idempotentId('comment', services, actor, idempotencyKey && `${resourceId} ${idempotencyKey}`);
    const comment = {
      ...body,
      id,
      resourceId,
      depth,
      authorId: body.isOfficial ? null : participantId,
      body: { format: 'markdown', text: body.body },
      importedVotes: NO_VOTES,
      externalId: null,
      createdAt: services.now(),
      pagePath: resource.pagePath,
    } as const;
    const { changed } = await services.db.write(put(Comments, comment, { when: 'absent', otherwise: 'unchanged' }));
    const written = changed ? comment : await services.db.require(Comments, { resourceId, id }, 'comment.not-found');
    const thread = { comment: written, votes: NO_VOTES, replies: [], size: 0 };
    const [view] = await toViews(services, [thread], resource.authorId);
    if (view === undefined) throw new Problem('internal.error');
    return view;
  });
