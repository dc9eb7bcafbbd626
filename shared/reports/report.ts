import * as z from 'zod';
import { CommentId, ReportId, ResourceId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';

/** What is reported: a resource itself, or a comment on it. */
export const SubjectId = z.union([ResourceId, CommentId]);
export type SubjectId = z.infer<typeof SubjectId>;

/** Why somebody reports something, in the order of the dialog. */
export const REPORT_REASONS = ['spam', 'offensive', 'off-topic', 'illegal', 'personal-data'] as const;
export const ReportReason = z.enum(REPORT_REASONS);
export type ReportReason = z.infer<typeof ReportReason>;

export const REPORT_STATES = ['open', 'handled'] as const;
export const ReportState = z.enum(REPORT_STATES);
export type ReportState = z.infer<typeof ReportState>;

/** A report as administrators see it: who reported is not told. */
export const Report = z.object({
  id: ReportId,
  subjectId: SubjectId,
  resourceId: ResourceId,
  reason: ReportReason,
  words: z.string().describe('What the reporter says, plain text; may be empty'),
  state: ReportState,
  createdAt: Instant,
  handledAt: Instant.nullable(),
  title: z.string().describe('Of the resource; empty where it is no longer public'),
  locale: Locale.nullable(),
  excerpt: z.string().describe('Beginning of the comment that is reported; empty for a resource'),
  path: z.string().nullable().describe('Where to look at it, without the language; null while it is hidden'),
  openReports: z.int().nonnegative().describe('Open reports of the same thing, this one included'),
});
export type Report = z.infer<typeof Report>;
