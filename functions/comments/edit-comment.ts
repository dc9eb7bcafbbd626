import { comments } from '../../shared/comments/contract.ts';
import { mayEdit } from '../../shared/comments/rules.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { type Comparison, patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { profilesOf } from '../platform/profiles.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { keepVersion } from '../platform/versions/text-versions.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { shapeOf, shapeOfNew } from './comment-shape.ts';
import { type CommentedResource, toViews } from './comment-views.ts';
import { COMMENTS } from './create-comment.ts';
import { Comments } from './entities.ts';
import { toNotify } from './mentioned.ts';
import { ownComment } from './own-comment.ts';
import { type CommentSlots, resourceOf } from './slots.ts';
import { warmThreads } from './warm-threads.ts';
import { type WrittenText, writtenText } from './written-text.ts';

/** The comment still is what was read. One that an older release wrote has neither state nor revision. */
function unchangedSince({ authorId, revision }: CommentItem): readonly Comparison[] {
  const own = { attribute: 'authorId', op: '=', value: authorId } as const;
  const stands = { attribute: 'state', op: '<>', value: 'deleted' } as const;
  const shown = { attribute: 'state', op: '<>', value: 'hidden' } as const;
  if (revision === 1) return [own, stands, shown, { attribute: 'state', op: '<>', value: 'edited' }];
  return [own, stands, shown, { attribute: 'revision', op: '=', value: revision }];
}

async function viewOf(services: Services, resource: CommentedResource, comment: CommentItem) {
  const node = (await warmThreads(services, resource.id)).get(comment.id);
  const shape = node === undefined ? shapeOfNew(comment.id) : shapeOf(node, new Set(), comment.depth);
  const [view] = await toViews(services, resource, [shape], [comment]);
  if (view === undefined) throw new Problem('internal.error');
  return view;
}

/** What of a comment is kept in versions. */
export const textsOfComment = ({ body }: Pick<CommentItem, 'body'>) => ({ body: body.text });

/** The same text sent again has been written: a repeated request is no second edit. */
const isThere = ({ body }: CommentItem, text: WrittenText) => body.text === text.body.text;

async function write(
  services: Services,
  comment: CommentItem,
  text: WrittenText,
  by: ParticipantId,
): Promise<CommentItem> {
  const news = toNotify(comment, text.mentions);
  const editedAt = services.now();
  const changes = {
    ...text,
    notified: [...comment.notified, ...news],
    state: 'edited',
    revision: comment.revision + 1,
    editedAt,
  } as const;
  const { id, resourceId, revision } = comment;
  await services.db.transact(
    patch(Comments, { resourceId, id }, changes, {
      when: unchangedSince(comment),
      otherwise: 'comment.changed-meanwhile',
    }),
    ...keepVersion({ textId: id, version: revision, at: editedAt, by }, textsOfComment(comment), textsOfComment(text)),
  );
  return { ...comment, ...changes };
}

/** Changes the text of an own comment within the window; who reads it sees that and when. */
export const editComment = (slots: CommentSlots) =>
  handle(comments.edit, async ({ params, body, actor }, services) => {
    const { resourceId } = params;
    const commentable = await resourceOf(slots, services, resourceId, 'comment.not-found');
    const resource = { id: resourceId, authorId: commentable.authorId };
    const comment = await ownComment(services, params, actor);
    if (!isReadable(comment)) throw new Problem('comment.not-found');
    const text = await writtenText(services, commentable, resourceId, body.body);
    if (isThere(comment, text)) return viewOf(services, resource, comment);
    enforce(commentable.isOpen);
    enforce(mayEdit(comment.createdAt, services.now()));
    if (comment.revision !== body.revision) throw new Problem('comment.changed-meanwhile');
    const { participantId } = personOf(actor);
    await countAgainst(services, COMMENTS, participantId);
    return viewOf(services, resource, await write(services, comment, text, participantId));
  });

/** An own comment as it was written, to change it. */
export const readCommentSource = handle(comments.readSource, async ({ params, actor }, services) => {
  const comment = await ownComment(services, params, actor);
  if (!isReadable(comment)) throw new Problem('comment.not-found');
  const names = await profilesOf(services, comment.mentions);
  return {
    body: comment.body.text,
    revision: comment.revision,
    mentions: Array.from(names, ([id, name]) => ({ id, name })),
  };
});
