import { media } from '../../shared/media/contract.ts';
import { handle } from '../platform/handle.ts';
import { attachmentsOf, toAttachment } from './attachment.ts';
import { attachableOf, type MediaSlots } from './slots.ts';

/** Attachments of an own resource in any state: what its form shows. */
export const listAttachments = (slots: MediaSlots) =>
  handle(media.listAttachments, async ({ params: { resourceId }, actor }, services) => {
    const { accepts, mayChange, most } = await attachableOf(slots, services, resourceId, actor);
    const items = await attachmentsOf(services, resourceId);
    return { items: items.map(toAttachment), accepts: mayChange.allowed ? [...accepts] : [], most };
  });
