import { TRANSPARENCY_FILE, TRANSPARENCY_PATH } from '../../shared/moderation/paths.ts';
import { on } from '../platform/stream/change.ts';
import type { LookJob, Reactions } from '../platform/stream/reactions.ts';
import { Cases, Decisions, Reports } from './entities.ts';
import { decisionNews } from './news.ts';
import type { Subject } from './slots.ts';

const lookAt = ({ resourceId, commentId, attachmentId }: Subject): LookJob => ({
  resourceId,
  commentId,
  ...(attachmentId === null ? {} : { attachmentId }),
});

/** What follows from reports and decisions. Texts that are hidden or shown publish their pages themselves. */
export const moderationReactions: Reactions = {
  moderation: [
    on(Reports, ({ before, after }) => (before === undefined && after !== undefined ? [lookAt(after)] : [])),
    // Once something is decided, its reports are marked as handled.
    on(Cases, ({ before, after }) =>
      after !== undefined && after.decidedAt !== null && after.decidedAt !== before?.decidedAt ? [lookAt(after)] : [],
    ),
  ],
  notices: [on(Decisions, decisionNews)],
  pages: [on(Decisions, () => [{ page: TRANSPARENCY_PATH }, { page: TRANSPARENCY_FILE }])],
};
