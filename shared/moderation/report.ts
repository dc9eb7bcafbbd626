import * as z from 'zod';
import { CommentId, ResourceId } from '../platform/ids.ts';

/** What is reported: a resource itself, or a comment on it. */
export const SubjectId = z.union([ResourceId, CommentId]);
export type SubjectId = z.infer<typeof SubjectId>;

/** Why somebody reports something, in the order of the dialog. */
export const REPORT_REASONS = ['spam', 'offensive', 'off-topic', 'illegal', 'personal-data'] as const;
export const ReportReason = z.enum(REPORT_REASONS);
export type ReportReason = z.infer<typeof ReportReason>;

export const ReportState = z.enum(['open', 'handled']);
export type ReportState = z.infer<typeof ReportState>;
