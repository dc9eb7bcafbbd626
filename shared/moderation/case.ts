/** What waits for a moderator: one case for each thing, whoever or whatever has pointed at it. */
import * as z from 'zod';
import { AttachmentId, CommentId, ComponentId, DecisionId, ParticipantId, ProcessId } from '../platform/ids.ts';
import { Locale, Localized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { ReportedId, ReportReason, SubjectId } from './report.ts';

export const SUBJECT_KINDS = ['proposal', 'comment', 'attachment', 'profile'] as const;
export const SubjectKind = z.enum(SUBJECT_KINDS);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const CASE_STATES = ['open', 'decided'] as const;
export const CaseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof CaseState>;

/** Why a program points at something; it never hides anything by itself. */
export const SIGNALS = ['rate', 'links', 'duplicate', 'language'] as const;
export const Signal = z.object({
  kind: z.enum(SIGNALS),
  /** What was counted: contributions within an hour, links, or equal texts; 0 for a language. */
  count: z.int().nonnegative(),
});
export type Signal = z.infer<typeof Signal>;

/** Whether people can read it: `gone` was deleted or withdrawn from the table by its author. */
export const Standing = z.enum(['readable', 'hidden', 'gone']);
export type Standing = z.infer<typeof Standing>;

/** A case as the queue shows it: who reported is not told. */
export const Case = z.object({
  subjectId: SubjectId,
  resourceId: ReportedId,
  commentId: CommentId.nullable(),
  attachmentId: AttachmentId.nullable(),
  kind: SubjectKind,
  componentId: ComponentId.nullable().describe('null: a profile, which lies in no consultation'),
  processId: ProcessId.nullable(),
  processTitle: Localized,
  state: CaseState,
  reasons: z.array(ReportReason),
  openReports: z.int().nonnegative(),
  signals: z.array(Signal),
  since: Instant.describe('When it was first pointed at since the last decision'),
  isOverdue: z.boolean(),
  assignee: z.object({ id: ParticipantId, name: z.string() }).nullable(),
  decisionId: DecisionId.nullable(),
  standing: Standing,
  title: z.string().describe('Of the resource; empty where it is gone'),
  locale: Locale.nullable(),
  excerpt: z.string().describe('Beginning of the text that is meant'),
  path: z.string().nullable().describe('Where to look at it, without the language; null where it has no page'),
});
export type Case = z.infer<typeof Case>;

/** All of one case. */
export const CaseDetails = z.object({
  case: Case,
  text: z.string().describe('All of the text that is meant, plain; hidden texts too'),
  file: z.string().nullable().describe('Of an attachment: where to look at it, for five minutes where it is hidden'),
  authorId: ParticipantId.nullable(),
  authorName: z.string().nullable(),
  isAuthorBlocked: z.boolean(),
  reports: z.array(z.object({ reason: ReportReason, words: z.string(), createdAt: Instant })),
});
export type CaseDetails = z.infer<typeof CaseDetails>;
