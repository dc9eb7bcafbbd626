import { withMentions } from '../../shared/comments/mentions.ts';
import { commentChangesPath } from '../../shared/comments/paths.ts';
import type { CommentChangesPage } from '../../shared/comments/views.ts';
import { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import type { PageKind, PageRequest } from '../platform/page.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { changesBetween, latestVersions, replacements } from '../platform/versions/text-versions.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { textsOfComment } from './edit-comment.ts';
import { Comments } from './entities.ts';
import type { CommentSlots } from './slots.ts';

type Shown = Pick<CommentChangesPage, 'comment' | 'changes'>;

/** Who is mentioned bears the name of today, in former texts too; whoever has left is an ellipsis. */
async function changesOf(services: Services, comment: CommentItem): Promise<Shown> {
  const { id, authorId, isOfficial, locale, createdAt, mentions, notified } = comment;
  const mentioned = new Set([...mentions, ...notified]);
  const [versions, names] = await Promise.all([
    latestVersions(services, id),
    profilesOf(services, [...mentioned, ...(authorId === null || isOfficial ? [] : [authorId])]),
  ]);
  const said = (text = '') =>
    withMentions(text, (name) => {
      const known = [...mentioned].find((one) => one === name);
      return known === undefined ? undefined : `@${names.get(known) ?? '…'}`;
    });
  const authorName = authorId === null || isOfficial ? null : (names.get(authorId) ?? null);
  return {
    comment: { authorName, isOfficial, locale, createdAt },
    changes: replacements(versions, textsOfComment(comment)).map(({ version, after }) => ({
      at: version.replacedAt,
      parts: changesBetween({ body: said(version.texts.body) }, { body: said(after.body) }).flatMap(
        ({ parts }) => parts,
      ),
    })),
  };
}

/** Nothing of a comment that is hidden or deleted, nor of one that nobody has changed. */
async function loadChanges(
  { params, frame }: PageRequest,
  services: Services,
  { commentable }: CommentSlots,
): Promise<CommentChangesPage | undefined> {
  const resourceId = ResourceId.safeParse(params.resourceId);
  const commentId = CommentId.safeParse(params.commentId);
  if (!resourceId.success || !commentId.success) return undefined;
  const [resource, comment] = await Promise.all([
    commentable(services, resourceId.data),
    services.db.get(Comments, { resourceId: resourceId.data, id: commentId.data }),
  ]);
  if (resource === undefined || comment === undefined || !isReadable(comment) || comment.editedAt === null)
    return undefined;
  const { title, pagePath } = resource;
  return {
    ...frame,
    resource: { title, path: `${pagePath}#${comment.id}` },
    ...(await changesOf(services, comment)),
  };
}

/** What was changed in a comment: rendered on demand, so that what is hidden or deleted is gone at once. */
export const commentsPages = (slots: CommentSlots): readonly PageKind[] => [
  {
    pattern: commentChangesPath('{resourceId}', '{commentId}'),
    delivery: 'views',
    inSitemap: false,
    load: (request, services) => loadChanges(request, services, slots),
  },
];
