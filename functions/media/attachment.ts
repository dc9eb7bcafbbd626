import { Attachment, type AttachmentResourceId } from '../../shared/media/attachment.ts';
import type { AttachmentId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Services } from '../platform/services.ts';
import { Attachments } from './entities.ts';

/** An attachment as the table holds it. */
export type AttachmentItem = ItemOf<typeof Attachments>;
export interface AttachmentKey {
  readonly resourceId: AttachmentResourceId;
  readonly id: AttachmentId;
}

/** An attachment as the API tells it, without what only the table needs. */
export const toAttachment = (item: AttachmentItem): Attachment => Attachment.parse(item);

/** Ids of retried creations tell no time, hence the moment before them. */
const placeOf = ({ createdAt, id }: AttachmentItem): string => `${createdAt} ${id}`;
const inOrder = (one: AttachmentItem, other: AttachmentItem) =>
  one.order - other.order || (placeOf(one) < placeOf(other) ? -1 : 1);

/** Attachments of a resource in their order; those whose time is over, which the table has yet to drop, left out. */
export async function attachmentsOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  resourceId: AttachmentResourceId,
): Promise<AttachmentItem[]> {
  const moment = now();
  const items = await db.all(Attachments, { resourceId });
  return items.filter(({ expiresAt }) => expiresAt === null || expiresAt > moment).sort(inOrder);
}

/** Where a file stands until it was looked at: nobody can read it there. */
export const uploadKey = ({ resourceId, id }: AttachmentKey): string => `uploads/${resourceId}/${id}`;
