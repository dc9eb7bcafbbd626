/** Decisions with their statement of reasons: Article 17 of the Digital Services Act, Regulation (EU) 2022/2065. */
import * as z from 'zod';
import { AttachmentId, CommentId, DecisionId, ParticipantId, ProcessId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { ReportedId, ReportReason } from './report.ts';
import { STATEMENT_LENGTH } from './rules.ts';

/** `none`: looked at and left as it is. */
export const MEASURES = ['hide', 'block', 'none'] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** What a decision rests on: the law, or the charter that everybody has consented to. */
export const Basis = z.enum(['law', 'charter']);
export type Basis = z.infer<typeof Basis>;

/** How the thing came to be looked at. */
export const Detection = z.enum(['reports', 'signals', 'own-initiative']);
export type Detection = z.infer<typeof Detection>;

export const STANDINGS = ['in-force', 'appealed', 'upheld', 'reversed'] as const;
export const DecisionStanding = z.enum(STANDINGS);
export type DecisionStanding = z.infer<typeof DecisionStanding>;

/** What the author is told: the ground, the facts, and more where it helps. */
export const Statement = z.object({
  reason: ReportReason,
  basis: Basis,
  rule: z.string().trim().max(300).describe('The article of the law, or the rule of the charter'),
  facts: z.string().trim().max(STATEMENT_LENGTH).describe('What in the contribution breaks the rule'),
  words: z.string().trim().max(STATEMENT_LENGTH).default('').describe('Anything else to say'),
});
export type Statement = z.infer<typeof Statement>;

export const Appeal = z.object({
  words: z.string(),
  appealedAt: Instant,
  outcome: z.enum(['upheld', 'reversed']).nullable(),
  /** Reasons of who judged it. */
  reasons: z.string(),
  judgedAt: Instant.nullable(),
});
export type Appeal = z.infer<typeof Appeal>;

/** A decision as the one concerned and moderators see it; names of moderators are for moderators alone. */
export const Decision = z.object({
  id: DecisionId,
  measure: Measure,
  kind: z.enum(['proposal', 'comment', 'attachment', 'profile', 'account']),
  resourceId: ReportedId.nullable(),
  commentId: CommentId.nullable(),
  attachmentId: AttachmentId.nullable().default(null),
  processId: ProcessId.nullable(),
  reason: ReportReason,
  basis: Basis,
  rule: z.string(),
  facts: z.string(),
  words: z.string(),
  isAutomated: z.boolean().describe('Decided by a program, from a number of reports, and by nobody since'),
  wasAutomated: z.boolean().describe('A program had hidden it before somebody decided'),
  reports: z.int().nonnegative().describe('Open reports when it was decided'),
  detection: Detection,
  decidedAt: Instant,
  endsAt: Instant.nullable().describe('Of a block; null: for good'),
  appealUntil: Instant,
  standing: DecisionStanding,
  appeal: Appeal.nullable(),
  reversedAt: Instant.nullable(),
  reversalWords: z.string().describe('Why it was taken back without an appeal; may be empty'),
});
export type Decision = z.infer<typeof Decision>;

const Described = { title: z.string(), locale: Locale.nullable(), excerpt: z.string(), path: z.string().nullable() };

/** An own decision: one about a contribution or the account of the one who reads it. */
export const OwnDecision = Decision.extend(Described);
export type OwnDecision = z.infer<typeof OwnDecision>;

/** A decision in the back office. */
export const OfficeDecision = OwnDecision.extend({
  authorId: ParticipantId.nullable(),
  authorName: z.string().nullable(),
  decidedBy: z.string().nullable().describe('Name; null: a program, a command, or an account that is closed'),
  isOwn: z.boolean().describe('Decided by the one who asks, who may not judge an appeal against it'),
});
export type OfficeDecision = z.infer<typeof OfficeDecision>;

/** What the organization has set; read by everybody, since appeals rest on it. */
export const ModerationSettings = z.object({
  overdueDays: z.int().min(1).max(90),
  hideAfterReports: z.int().min(0).max(1000).describe('Reports that hide something by themselves; 0: none ever do'),
  appealMonths: z.int().min(1).max(60),
  version: z.int().nonnegative(),
});
export type ModerationSettings = z.infer<typeof ModerationSettings>;

/** Where nobody has set anything: the six months of Article 20 of the Digital Services Act, and no hiding by numbers. */
export const DEFAULT_SETTINGS: ModerationSettings = {
  overdueDays: 7,
  hideAfterReports: 0,
  appealMonths: 6,
  version: 0,
};
