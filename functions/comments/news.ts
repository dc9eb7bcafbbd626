/** Who is told of a comment: the mentioned, whom it replies to, the author and the followers of what it is about. */
import type { CommentId, ComponentId, ParticipantId, ProcessId, ResourceId } from '../../shared/platform/ids.ts';
import type { Audience, NoticeJob, Telling, TellingOf } from '../platform/notices.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import type { Change } from '../platform/stream/change.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { Comments } from './entities.ts';

/** What hangs below it, as its feature tells it; `undefined` while nobody can read it. */
export type CommentedOf = (
  services: Services,
  id: ResourceId,
) => Promise<
  | {
      readonly title: string;
      readonly path: string;
      readonly authorId: ParticipantId | null;
      readonly componentId: ComponentId;
      readonly processId: ProcessId;
    }
  | undefined
>;

/** A new comment, or one that mentions somebody since it was changed; what an import brings was said elsewhere. */
export function newsOfComment({ before, after }: Change<CommentItem>): NoticeJob[] {
  if (after === undefined || after.externalId !== null || !isReadable(after)) return [];
  const { id: comment, resourceId } = after;
  const mentioned = after.notified.filter((id) => !before?.notified.includes(id));
  if (before === undefined) return [{ comment, resourceId, mentioned, isNew: true, at: after.createdAt }];
  return mentioned.length === 0 ? [] : [{ comment, resourceId, mentioned, isNew: false, at: after.createdAt }];
}

async function repliedTo({ db }: Services, { resourceId, parentId }: CommentItem): Promise<readonly ParticipantId[]> {
  const parent = parentId === null ? undefined : await db.get(Comments, { resourceId, id: parentId });
  return parent === undefined || parent.authorId === null || !isReadable(parent) ? [] : [parent.authorId];
}

interface CommentNews {
  readonly comment: CommentId;
  readonly resourceId: ResourceId;
  readonly mentioned: readonly ParticipantId[];
  readonly isNew: boolean;
}

/** A comment that can be read. */
export const commentTelling =
  (commentedOf: CommentedOf): TellingOf<CommentNews> =>
  async (services, { comment: id, resourceId, mentioned, isNew, at }) => {
    const [comment, commented] = await Promise.all([
      services.db.get(Comments, { resourceId, id }),
      commentedOf(services, resourceId),
    ]);
    if (comment === undefined || commented === undefined || !isReadable(comment)) return undefined;
    const { authorId } = comment;
    const { title } = commented;
    const path = `${commented.path}#${id}`;
    const author = authorId === null ? undefined : (await profilesOf(services, [authorId])).get(authorId);
    const others: readonly Audience[] = [
      { event: 'comment.replied', people: await repliedTo(services, comment) },
      { event: 'own.commented', people: commented.authorId === null ? [] : [commented.authorId] },
      { event: 'comment.created', followersOf: resourceId },
      ...(authorId === null ? [] : [{ event: 'comment.created', followersOf: authorId } as const]),
    ];
    return {
      source: [isNew ? 'comment' : 'mention', id],
      at: at ?? comment.createdAt,
      path,
      processId: commented.processId,
      actorId: authorId,
      values: { title },
      audiences: [{ event: 'comment.mentioned', people: mentioned }, ...(isNew ? others : [])],
      mailOf: (event, { id: participantId }) =>
        event === 'comment.mentioned'
          ? {
              template: 'comment-mention',
              values: { title, path, participantId, ...(author === undefined ? {} : { author }) },
            }
          : undefined,
    } satisfies Telling;
  };
