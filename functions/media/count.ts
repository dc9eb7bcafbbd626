/** How many attachments a resource has: a bound that no two requests can pass together. */
import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import { increment, patch, remove, type Write } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { type AttachmentKey, attachmentsOf } from './attachment.ts';
import { AttachmentCounts, Attachments } from './entities.ts';

/** Counts a new one, on condition that there are fewer than `most`. */
export const countOneMore = (resourceId: AttachmentResourceId, most: number): Write =>
  increment(AttachmentCounts, { resourceId }, 'attachments', { below: most, otherwise: 'attachment.too-many' });

/** Removes an attachment and counts one less; both or neither. Answers whether it was there. */
export async function removeCounted({ db }: Services, { resourceId, id }: AttachmentKey): Promise<boolean> {
  const { changed } = await db.transact(
    remove(Attachments, { resourceId, id }, { when: 'present', otherwise: 'unchanged' }),
    increment(AttachmentCounts, { resourceId }, 'attachments', { by: -1 }),
  );
  return changed;
}

/**
 * Corrects the count by those that are there, since what the table drops by itself is not counted down. It never becomes
 * less than there are: an attachment that is added meanwhile changes the count, and then nothing is written.
 */
export async function recount(services: Services, resourceId: AttachmentResourceId): Promise<void> {
  const known = await services.db.get(AttachmentCounts, { resourceId });
  if (known === undefined) return;
  const { length } = await attachmentsOf(services, resourceId);
  await services.db.write(
    patch(
      AttachmentCounts,
      { resourceId },
      { attachments: length },
      { when: [{ attribute: 'attachments', op: '=', value: known.attachments }], otherwise: 'unchanged' },
    ),
  );
}
