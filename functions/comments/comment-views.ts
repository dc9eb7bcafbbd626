import type { CommentView } from '../../shared/comments/comment.ts';
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import { type Author, authorsOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { commentHtml } from './comment-html.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { type CommentShape, idsOf } from './comment-shape.ts';
import { Comments } from './entities.ts';

type Reads = Pick<Services, 'db'>;

/** What comments hang on, as far as showing them goes. */
export interface CommentedResource {
  readonly id: ResourceId;
  readonly authorId: ParticipantId | null;
}

const peopleIn = (comments: readonly CommentItem[]): ParticipantId[] =>
  comments
    .filter(isReadable)
    .flatMap(({ authorId, mentions }) => [...(authorId === null ? [] : [authorId]), ...mentions]);

/** Of a deleted comment nothing is told but that it was there, and when. */
function personalPart(comment: CommentItem, people: ReadonlyMap<ParticipantId, Author>, resource: CommentedResource) {
  const { authorId, position, editedAt } = comment;
  if (!isReadable(comment)) {
    const votes = { up: 0, down: 0 };
    return { authorName: null, authorPath: null, isAuthor: false, position: 'neutral', editedAt: null, votes } as const;
  }
  const author = authorId === null ? undefined : people.get(authorId);
  const isAuthor = authorId !== null && authorId === resource.authorId;
  return { authorName: author?.name ?? null, authorPath: author?.path ?? null, isAuthor, position, editedAt };
}

/**
 * Comments as screens show them, with the names that people have now. Texts are read from the table, so that what is
 * deleted is gone at once, whatever the order says.
 */
export async function toViews(
  services: Reads,
  resource: CommentedResource,
  shapes: readonly CommentShape[],
  known: readonly CommentItem[] = [],
): Promise<CommentView[]> {
  const have = new Map(known.map((comment) => [comment.id, comment]));
  const missing = idsOf(shapes).filter((id) => !have.has(id));
  const read = await services.db.batchGet(
    Comments,
    missing.map((id) => ({ resourceId: resource.id, id })),
  );
  for (const comment of read) have.set(comment.id, comment);
  const people = await authorsOf(services, peopleIn([...have.values()]));
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  const view = (shape: CommentShape): CommentView[] => {
    const comment = have.get(shape.id);
    if (comment === undefined) return [];
    const { id, parentId, depth, isOfficial, isAssisted, locale, createdAt } = comment;
    return [
      {
        ...shape,
        ...{ id, parentId, depth, isOfficial, locale, createdAt },
        ...(isAssisted === true && isReadable(comment) ? { isAssisted } : {}),
        ...personalPart(comment, people, resource),
        isDeleted: !isReadable(comment),
        hidden: comment.state === 'hidden' ? (comment.hidden?.reason ?? null) : null,
        html: commentHtml(comment, names),
        replies: shape.replies.flatMap(view),
      },
    ];
  };
  return shapes.flatMap(view);
}
