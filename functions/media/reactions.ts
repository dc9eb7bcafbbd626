import { ProposalId } from '../../shared/platform/ids.ts';
import type { Change } from '../platform/stream/change.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';
import type { AttachmentItem } from './attachment.ts';
import { Attachments } from './entities.ts';

const isShown = (item: AttachmentItem | undefined): boolean => item?.state === 'ready' && item.hidden === null;

/** The page of a change that readers can see. */
function pageOf({ before, after }: Change<AttachmentItem>) {
  const page = (after ?? before)?.pagePath;
  return page !== undefined && (isShown(before) || isShown(after)) ? [{ page }] : [];
}

/** What is left of an attachment that is gone, whoever removed it: somebody, or its time. */
function removedOf({ before, after }: Change<AttachmentItem>) {
  if (before === undefined || after !== undefined) return [];
  const { resourceId, id, path, thumbnail } = before;
  const paths = [path, thumbnail?.path ?? null].filter((one) => one !== null);
  return [{ removed: { resourceId, id, paths } }];
}

/** Files of what is hidden, or shown again, go where they belong. */
function placedOf({ before, after }: Change<AttachmentItem>) {
  const id = ProposalId.safeParse(after?.resourceId);
  const isHidden = (item: AttachmentItem | undefined) => (item?.hidden ?? null) !== null;
  return id.success && before !== undefined && isHidden(before) !== isHidden(after) ? [{ placed: id.data }] : [];
}

/** What is gone waits for no moderator. */
function goneOf({ before, after }: Change<AttachmentItem>) {
  const id = ProposalId.safeParse(before?.resourceId);
  if (!id.success || before === undefined || after !== undefined) return [];
  return [{ resourceId: id.data, commentId: null, attachmentId: before.id }];
}

/** What follows from changes of attachments. */
export const mediaReactions: Reactions = {
  pages: [on(Attachments, pageOf)],
  uploads: [on(Attachments, removedOf), on(Attachments, placedOf)],
  moderation: [on(Attachments, goneOf)],
};
