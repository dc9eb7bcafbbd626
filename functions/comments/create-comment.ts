import { comments } from '../../shared/comments/contract.ts';
import { mayReplyTo } from '../../shared/comments/rules.ts';
import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { administrator } from '../../shared/platform/policy.ts';
import { check, put, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { enteredBy, personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { enforceVerified } from '../platform/verified.ts';
import { worldOf } from '../spaces/directory.ts';
import { isReadable, NEW_COMMENT } from './comment-item.ts';
import { shapeOfNew } from './comment-shape.ts';
import { toViews } from './comment-views.ts';
import { Comments } from './entities.ts';
import { toNotify } from './mentioned.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { writtenText } from './written-text.ts';

export const COMMENTS: Limit = { name: 'comments', requests: 120, seconds: 3600, problem: 'request.too-many' };
const NO_VOTES = { up: 0, down: 0 };

/** Depth of a reply. @throws Problem `comment.not-found`, `comment.too-deep` */
async function depthBelow({ db }: Services, resourceId: ResourceId, parentId: CommentId | null): Promise<number> {
  if (parentId === null) return 0;
  const parent = await db.require(Comments, { resourceId, id: parentId }, 'comment.not-found');
  if (!isReadable(parent)) throw new Problem('comment.not-found');
  enforce(mayReplyTo(parent.depth));
  return parent.depth + 1;
}

/** Nobody answers what is deleted or hidden in the very moment. */
const parentStands = (resourceId: ResourceId, parentId: CommentId | null): Write[] =>
  parentId === null
    ? []
    : [
        check(
          Comments,
          { resourceId, id: parentId },
          {
            when: [
              { attribute: 'state', op: '<>', value: 'deleted' },
              { attribute: 'state', op: '<>', value: 'hidden' },
            ],
            otherwise: 'comment.not-found',
          },
        ),
      ];

/** Comments on a resource, or replies. An opinion of the organization bears its name, not the administrator's. */
export const createComment = (slots: CommentSlots) =>
  handle(comments.create, async ({ params: { resourceId }, body, actor, idempotencyKey }, services) => {
    const { participantId } = personOf(actor);
    if (body.isOfficial) enforce(administrator(actor));
    const resource = await resourceOf(slots, services, resourceId);
    enforce(resource.isOpen);
    // An opinion of the organization is no contribution of the person who enters it.
    if (!body.isOfficial) await enforceVerified(services, resource.requirement, participantId, worldOf);
    const text = await writtenText(services, resource, resourceId, body.body);
    const depth = await depthBelow(services, resourceId, body.parentId);
    await countAgainst(services, COMMENTS, participantId);
    const author = { authorId: body.isOfficial ? null : participantId, notified: [] };
    const comment = {
      ...NEW_COMMENT,
      ...body,
      ...text,
      id: idempotentId('comment', services, actor, idempotencyKey && `${resourceId} ${idempotencyKey}`),
      resourceId,
      depth,
      authorId: author.authorId,
      ...enteredBy(actor),
      notified: toNotify(author, text.mentions),
      importedVotes: NO_VOTES,
      externalId: null,
      createdAt: services.now(),
      pagePath: resource.pagePath,
    };
    const { id } = comment;
    const { changed } = await services.db.transact(
      put(Comments, comment, { when: 'absent', otherwise: 'unchanged' }),
      ...parentStands(resourceId, body.parentId),
    );
    const written = changed ? comment : await services.db.require(Comments, { resourceId, id }, 'comment.not-found');
    const of = { id: resourceId, authorId: resource.authorId };
    const [view] = await toViews(services, of, [shapeOfNew(id)], [written]);
    if (view === undefined) throw new Problem('internal.error');
    return view;
  });
