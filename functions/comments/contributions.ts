/** What comments tell of one participant: `functions/features.ts` hands it to accounts. */
import type { ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import type { Contribution, ContributionsOf, PersonalTable, ResourceTitles } from '../platform/contributions.ts';
import { excerptOf, toPlainText } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { isReadable } from './comment-item.ts';
import { Comments } from './entities.ts';

/** Of a comment that its author has deleted nothing is left to tell. */
const own = async ({ db }: Services, authorId: ParticipantId) =>
  (await db.all(Comments, { authorId }, { index: 'byAuthor', reverse: true })).filter(isReadable);

/** Own comments on what can be read still, newest first. @param titlesOf what the comments hang on */
export const commentContributions =
  (titlesOf: ResourceTitles): ContributionsOf =>
  async (services, authorId) => {
    const all = await own(services, authorId);
    const ids = [...new Set<ResourceId>(all.map(({ resourceId }) => resourceId))];
    const titles = await titlesOf(services, ids);
    return all.flatMap(({ id, resourceId, body, createdAt }): Contribution[] => {
      const resource = titles.get(resourceId);
      if (resource === undefined) return [];
      const path = resource.path === null ? null : `${resource.path}#${id}`;
      const excerpt = excerptOf(toPlainText(body));
      const { title, locale } = resource;
      return [{ kind: 'comment', id, title, locale, excerpt, state: 'published', path, at: createdAt }];
    });
  };

/** Own comments for the download of own data. */
export async function commentsTable(services: Services, authorId: ParticipantId): Promise<PersonalTable> {
  const rows = (await own(services, authorId)).map(
    ({ id, resourceId, parentId, position, body, locale, createdAt }) => [
      id,
      resourceId,
      parentId,
      position,
      body.format === 'markdown' ? body.text : toPlainText(body),
      locale,
      createdAt,
    ],
  );
  return {
    name: 'comments',
    columns: ['id', 'on', 'reply_to', 'position', 'text', 'language', 'created_at'],
    rows,
  };
}
