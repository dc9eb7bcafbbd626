import * as z from 'zod';
import { AttachmentId, CommentId, ParticipantId, ResourceId } from '../platform/ids.ts';

/** What is reported, or what it belongs to: a proposal, or somebody’s profile. */
export const ReportedId = z.union([ResourceId, ParticipantId]);
export type ReportedId = z.infer<typeof ReportedId>;

/** What is reported: one of these itself, or a comment or an attachment of a proposal. */
export const SubjectId = z.union([ReportedId, CommentId, AttachmentId]);
export type SubjectId = z.infer<typeof SubjectId>;

/** Why somebody reports something, in the order of the dialog. */
export const REPORT_REASONS = ['spam', 'offensive', 'off-topic', 'illegal', 'personal-data'] as const;
export const ReportReason = z.enum(REPORT_REASONS);
export type ReportReason = z.infer<typeof ReportReason>;

export const ReportState = z.enum(['open', 'handled']);
export type ReportState = z.infer<typeof ReportState>;
