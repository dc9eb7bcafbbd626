import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import type { Services } from '../platform/services.ts';
import { AttachmentCounts } from './entities.ts';

/** How many attachments resources have; those without any are left out. */
export async function attachmentCounts(
  { db }: Services,
  ids: readonly AttachmentResourceId[],
): Promise<ReadonlyMap<string, number>> {
  const found = await db.batchGet(
    AttachmentCounts,
    ids.map((resourceId) => ({ resourceId })),
  );
  return new Map(found.map(({ resourceId, attachments }) => [resourceId, attachments]));
}
