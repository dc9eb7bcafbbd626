/** Attachments of proposals as something that moderation looks after. */
import { patch } from '../platform/db/write.ts';
import type { AttachmentOn, Moderated, ModeratedFile } from '../platform/moderated.ts';
import type { AttachmentItem } from './attachment.ts';
import { Attachments } from './entities.ts';
import { withheldKey } from './withheld.ts';

const keyOf = ({ resourceId, attachmentId }: AttachmentOn) => ({ resourceId, id: attachmentId });
/** The author and the language are those of the proposal. */
function toModerated({ name, title, alt, state, hidden, createdAt, path }: AttachmentItem): ModeratedFile | undefined {
  if (state !== 'ready' || path === null) return undefined;
  return {
    text: [title, alt, name].filter((part) => part !== '').join(' – '),
    createdAt,
    standing: hidden === null ? 'readable' : 'hidden',
    file: { path, withheldKey: withheldKey(path.slice(1)) },
  };
}

const changed = { otherwise: 'moderation.changed-meanwhile' } as const;
/** What was found to be in order stays so until it is removed. */
const isThere = [{ attribute: 'state', op: '=', value: 'ready' }] as const;

/** Its file is withheld while it is hidden, see `withheld.ts`. */
export const moderatedAttachments: Moderated<AttachmentOn, ModeratedFile> = {
  async read({ db }, keys) {
    const found = await db.batchGet(Attachments, keys.map(keyOf));
    const byId = new Map(found.map((item) => [item.id, item]));
    return keys.map(({ attachmentId }) => {
      const item = byId.get(attachmentId);
      return item && toModerated(item);
    });
  },
  async hide({ db, now }, key, { decisionId, reason }) {
    const item = await db.get(Attachments, keyOf(key));
    if (item?.state !== 'ready' || item.hidden !== null) return undefined;
    const hidden = { decisionId, reason, hiddenAt: now() };
    return patch(Attachments, keyOf(key), { hidden }, { when: isThere, ...changed });
  },
  async show({ db }, key, decisionId) {
    const item = await db.get(Attachments, keyOf(key));
    if (item?.hidden?.decisionId !== decisionId) return undefined;
    return patch(Attachments, keyOf(key), { hidden: null }, { when: isThere, ...changed });
  },
};
