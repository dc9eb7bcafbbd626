import { media } from '../../shared/media/contract.ts';
import { cleanLine, MAX_ALT, MAX_TITLE } from '../../shared/media/rules.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { toAttachment } from './attachment.ts';
import { Attachments } from './entities.ts';
import { changeableOf, type MediaSlots } from './slots.ts';

/** Changes the words about an attachment; the last one to write wins. */
export const updateAttachment = (slots: MediaSlots) =>
  handle(media.updateAttachment, async ({ params: { resourceId, attachmentId }, body, actor }, services) => {
    const { pagePath } = await changeableOf(slots, services, resourceId, actor);
    const key = { resourceId, id: attachmentId };
    const words = { title: cleanLine(body.title, MAX_TITLE), alt: cleanLine(body.alt, MAX_ALT) };
    await services.db.write(
      patch(Attachments, key, { ...words, pagePath }, { when: 'present', otherwise: 'attachment.not-found' }),
    );
    return toAttachment(await services.db.require(Attachments, key, 'attachment.not-found'));
  });
