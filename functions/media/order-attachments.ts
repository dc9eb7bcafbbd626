import { media } from '../../shared/media/contract.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { attachmentsOf, toAttachment } from './attachment.ts';
import { Attachments } from './entities.ts';
import { changeableOf, type MediaSlots } from './slots.ts';

/** Puts attachments in order, all at once: one that was removed meanwhile refuses the whole. */
export const orderAttachments = (slots: MediaSlots) =>
  handle(media.orderAttachments, async ({ params: { resourceId }, body: { order }, actor }, services) => {
    const { pagePath } = await changeableOf(slots, services, resourceId, actor);
    const writes = [...new Set(order)].map((id, position) =>
      patch(
        Attachments,
        { resourceId, id },
        { order: position, pagePath },
        { when: 'present', otherwise: 'attachment.not-found' },
      ),
    );
    if (writes.length > 0) await services.db.transact(...writes);
    return { items: (await attachmentsOf(services, resourceId)).map(toAttachment) };
  });
