import { media } from '../../shared/media/contract.ts';
import { handle } from '../platform/handle.ts';
import { removeCounted } from './count.ts';
import { changeableOf, type MediaSlots } from './slots.ts';

/** Removes an attachment; its files follow from the stream. Removing twice changes nothing. */
export const removeAttachment = (slots: MediaSlots) =>
  handle(media.removeAttachment, async ({ params: { resourceId, attachmentId }, actor }, services) => {
    await changeableOf(slots, services, resourceId, actor);
    await removeCounted(services, { resourceId, id: attachmentId });
    return undefined;
  });
