import * as z from 'zod';
import { AttachmentId, CommentId, DecisionId, ReportId } from '../platform/ids.ts';
import { OwnDecision } from './decision.ts';
import { ReportedId, ReportReason } from './report.ts';
import { APPEAL_LENGTH, REPORT_LENGTH } from './rules.ts';

/** What everybody may do: report, read the decisions about oneself, and appeal. */
export const reportRoutes = {
  report: {
    summary: 'Report a proposal, a comment or an attachment of it, or a profile; one open report a person and thing',
    method: 'POST',
    path: '/resources/{resourceId}/reports',
    access: 'moderation.report',
    status: 201,
    params: z.object({ resourceId: ReportedId }),
    body: z.object({
      commentId: CommentId.nullable().default(null).describe('The comment that is meant; null: the resource itself'),
      attachmentId: AttachmentId.nullable().default(null).describe('The attachment that is meant'),
      reason: ReportReason,
      words: z.string().trim().max(REPORT_LENGTH).default(''),
    }),
    returns: z.object({ id: ReportId }),
    problems: ['request.not-found', 'request.too-many', 'report.already-open'],
  },
  listOwn: {
    summary: 'Decisions about own contributions and the own account, newest first',
    method: 'GET',
    path: '/participants/me/decisions',
    access: 'moderation.read-own',
    returns: z.object({ items: z.array(OwnDecision) }),
  },
  appeal: {
    summary: 'Appeal against a decision about oneself, once and within the time; somebody else judges it',
    method: 'POST',
    path: '/participants/me/decisions/{decisionId}/appeal',
    access: 'moderation.appeal',
    whileBlocked: true,
    status: 204,
    params: z.object({ decisionId: DecisionId }),
    body: z.object({ words: z.string().trim().min(1).max(APPEAL_LENGTH) }),
    problems: ['moderation.decision-not-found', 'moderation.not-appealable', 'moderation.appeal-too-late'],
  },
} as const;
