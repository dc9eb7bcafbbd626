/** Comments as something that moderation looks after. */
import { patch } from '../platform/db/write.ts';
import { lightText } from '../platform/light-text.ts';
import type { CommentOn, Moderated, ModeratedText, RecentTexts } from '../platform/moderated.ts';
import type { Services } from '../platform/services.ts';
import { isSame } from './comment-item.ts';
import { textsOf } from './contributions.ts';
import { Comments } from './entities.ts';

const STANDINGS = { written: 'readable', edited: 'readable', hidden: 'hidden', deleted: 'gone' } as const;

/** Texts of one person that a look for spam reads. */
const RECENT = 30;

const keyOf = ({ resourceId, commentId }: CommentOn) => ({ resourceId, id: commentId });

async function read(services: Services, keys: readonly CommentOn[]): Promise<(ModeratedText | undefined)[]> {
  const found = await services.db.batchGet(Comments, keys.map(keyOf));
  const textOf = await textsOf(services, found);
  const byId = new Map(found.map((comment) => [comment.id, comment]));
  return keys.map(({ commentId }) => {
    const comment = byId.get(commentId);
    if (comment === undefined) return undefined;
    const { authorId, isOfficial, locale, createdAt, state, body } = comment;
    const text = lightText({ ...body, text: textOf(comment) });
    return { authorId, isOfficial, text, locale, createdAt, standing: STANDINGS[state] };
  });
}

const changed = { otherwise: 'moderation.changed-meanwhile' } as const;

/** The text of a hidden comment stays in the table, and its replies stay readable. */
export const moderatedComments: Moderated<CommentOn, ModeratedText> = {
  read,
  async hide({ db, now }, key, { decisionId, reason }) {
    const comment = await db.get(Comments, keyOf(key));
    if (comment === undefined || comment.state === 'deleted' || comment.state === 'hidden') return undefined;
    const hidden = { state: comment.state, decisionId, reason, hiddenAt: now() };
    const changes = { state: 'hidden', hidden, revision: comment.revision + 1 } as const;
    return patch(Comments, keyOf(key), changes, { when: isSame(comment), ...changed });
  },
  async show({ db }, key, decisionId) {
    const comment = await db.get(Comments, keyOf(key));
    if (comment?.state !== 'hidden' || comment.hidden?.decisionId !== decisionId) return undefined;
    const changes = { state: comment.hidden.state, hidden: null, revision: comment.revision + 1 };
    return patch(Comments, keyOf(key), changes, { when: isSame(comment), ...changed });
  },
};

/** What somebody has said since a moment. */
export const recentComments: RecentTexts = async ({ db }, authorId, since) => {
  const { items } = await db.query(Comments, { authorId }, { index: 'byAuthor', reverse: true, limit: RECENT });
  return items.filter(({ createdAt }) => createdAt >= since).map(({ body }) => lightText(body));
};
