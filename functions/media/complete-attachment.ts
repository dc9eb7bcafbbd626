import { media } from '../../shared/media/contract.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { toAttachment, uploadKey } from './attachment.ts';
import { Attachments } from './entities.ts';
import { attachableOf, type MediaSlots } from './slots.ts';

/**
 * Notes that a file has been sent. It is the bucket that tells the worker, so that nothing is lost when a browser goes
 * away before it says so; saying it twice, or late, changes nothing.
 */
export const completeAttachment = (slots: MediaSlots) =>
  handle(media.completeAttachment, async ({ params: { resourceId, attachmentId }, actor }, services) => {
    await attachableOf(slots, services, resourceId, actor);
    const key = { resourceId, id: attachmentId };
    const read = () => services.db.require(Attachments, key, 'attachment.not-found');
    const item = await read();
    if (item.state !== 'uploading') return toAttachment(item);
    if ((await services.files.media.size(uploadKey(key))) === undefined) {
      // The worker may have been faster.
      const now = await read();
      if (now.state === 'uploading') throw new Problem('attachment.not-uploaded');
      return toAttachment(now);
    }
    await services.db.write(
      patch(
        Attachments,
        key,
        { state: 'checking' },
        { when: [{ attribute: 'state', op: '=', value: 'uploading' }], otherwise: 'unchanged' },
      ),
    );
    return toAttachment(await read());
  });
