import { attachmentPolicy } from '../../shared/media/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { completeAttachment } from './complete-attachment.ts';
import { createAttachment } from './create-attachment.ts';
import { listAttachments } from './list-attachments.ts';
import { orderAttachments } from './order-attachments.ts';
import { removeAttachment } from './remove-attachment.ts';
import type { MediaSlots } from './slots.ts';
import { updateAttachment } from './update-attachment.ts';

/** Attachments. @param slots the resources that can have some, from the features that have them */
export const mediaApi = (slots: MediaSlots): Api =>
  createApi({
    handlers: [
      listAttachments(slots),
      createAttachment(slots),
      completeAttachment(slots),
      updateAttachment(slots),
      orderAttachments(slots),
      removeAttachment(slots),
    ],
    policies: [attachmentPolicy],
    places: { resourceId: slots.spaceOf },
  });
