/** What comments tell of one participant: `functions/features.ts` hands it to accounts. */
import { withMentions } from '../../shared/comments/mentions.ts';
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { Contribution, ContributionsOf, PersonalTable, ResourceTitles } from '../platform/contributions.ts';
import { TextVersions } from '../platform/entities.ts';
import { beginningOf, lightText } from '../platform/light-text.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { type CommentItem, isReadable } from './comment-item.ts';
import { Comments } from './entities.ts';

const own = ({ db }: Services, authorId: ParticipantId) =>
  db.all(Comments, { authorId }, { index: 'byAuthor', reverse: true });

/** Texts of comments with the names of today in the place of ids; somebody who has left is an ellipsis. */
export async function textsOf(
  services: Services,
  comments: readonly CommentItem[],
): Promise<(of: CommentItem) => string> {
  const names = await profilesOf(
    services,
    comments.flatMap(({ mentions }) => mentions),
  );
  return ({ body, mentions }) =>
    withMentions(body.text, (id) => {
      const mentioned = mentions.find((known) => known === id);
      return mentioned === undefined ? undefined : `@${names.get(mentioned) ?? '…'}`;
    });
}

/** Own comments on what can be read still, newest first. @param titlesOf what the comments hang on */
export const commentContributions =
  (titlesOf: ResourceTitles): ContributionsOf =>
  async (services, authorId) => {
    const all = (await own(services, authorId)).filter(isReadable);
    const ids = [...new Set<ResourceId>(all.map(({ resourceId }) => resourceId))];
    const [titles, textOf] = await Promise.all([titlesOf(services, ids), textsOf(services, all)]);
    return all.flatMap((comment): Contribution[] => {
      const { id, resourceId, body, createdAt } = comment;
      const resource = titles.get(resourceId);
      if (resource === undefined) return [];
      const path = resource.path === null ? null : `${resource.path}#${id}`;
      const excerpt = beginningOf(lightText({ ...body, text: textOf(comment) }));
      const { title, locale } = resource;
      const shared = { state: 'published', isInOwnName: true } as const;
      return [{ kind: 'comment', id, title, locale, excerpt, ...shared, path, at: createdAt }];
    });
  };

/** What own comments were before they were changed, for the download of own data. */
export async function commentVersionsTable(services: Services, authorId: ParticipantId): Promise<PersonalTable> {
  const edited = (await own(services, authorId)).filter(
    ({ state, editedAt }) => state !== 'deleted' && editedAt !== null,
  );
  const textOf = await textsOf(services, edited);
  const rows = await Promise.all(
    edited.map(async (comment) => {
      const versions = await services.db.all(TextVersions, { textId: comment.id });
      return versions.map(({ texts, replacedAt }) => [
        comment.id,
        textOf({ ...comment, body: { ...comment.body, text: texts.body ?? '' } }),
        replacedAt,
      ]);
    }),
  );
  return { name: 'comment-versions', columns: ['id', 'text', 'replaced_at'], rows: rows.flat() };
}

/** Own comments as they were written, for the download of own data. */
export async function commentsTable(services: Services, authorId: ParticipantId): Promise<PersonalTable> {
  // Of a comment that its author has deleted nothing is left to tell; what is hidden still is one's own.
  const all = (await own(services, authorId)).filter(({ state }) => state !== 'deleted');
  const textOf = await textsOf(services, all);
  return {
    name: 'comments',
    columns: ['id', 'on', 'reply_to', 'position', 'text', 'language', 'created_at', 'edited_at'],
    rows: all.map((comment) => {
      const { id, resourceId, parentId, position, locale, createdAt, editedAt } = comment;
      return [id, resourceId, parentId, position, textOf(comment), locale, createdAt, editedAt];
    }),
  };
}
