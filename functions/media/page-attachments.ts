/** What pages of other features show of attachments: `functions/features.ts` hands it over. */
import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import { endingOf } from '../../shared/media/rules.ts';
import type { AttachmentsView, DocumentView, ImageView } from '../../shared/media/views.ts';
import type { Services } from '../platform/services.ts';
import { type AttachmentItem, attachmentsOf } from './attachment.ts';

function imageView({ id, path, width, height, thumbnail, alt, kind }: AttachmentItem): ImageView[] {
  if (kind !== 'image' || path === null || width === null || height === null) return [];
  return [{ id, path, width, height, thumbnail, alt }];
}

function documentView({ id, path, title, name, kind, contentType, bytes }: AttachmentItem): DocumentView[] {
  if (kind !== 'document' || path === null) return [];
  return [{ id, path, title: title || name, format: endingOf(contentType).toUpperCase(), bytes }];
}

/** Attachments of a resource that have been found to be in order, for its page. */
export async function pageAttachments(
  services: Pick<Services, 'db' | 'now'>,
  resourceId: AttachmentResourceId,
): Promise<AttachmentsView> {
  const ready = (await attachmentsOf(services, resourceId)).filter(
    ({ state, hidden }) => state === 'ready' && hidden === null,
  );
  return { images: ready.flatMap(imageView), documents: ready.flatMap(documentView) };
}
