/** What moderation keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { CaseState, Signal, SubjectKind } from '../../shared/moderation/case.ts';
import { Decision, ModerationSettings } from '../../shared/moderation/decision.ts';
import { ReportedId, ReportReason, ReportState, SubjectId } from '../../shared/moderation/report.ts';
import {
  AttachmentId,
  CommentId,
  ComponentId,
  DecisionId,
  ParticipantId,
  ProcessId,
  ReportId,
} from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Reports of one thing share a partition, so that they can be counted. */
export const Reports = defineEntity('Report', {
  schema: z.object({
    id: ReportId,
    subjectId: SubjectId,
    resourceId: ReportedId,
    commentId: CommentId.nullable(),
    attachmentId: AttachmentId.nullable().default(null),
    /** `null` once the account of the reporter is deleted. */
    reporterId: ParticipantId.nullable(),
    reason: ReportReason,
    words: z.string(),
    state: ReportState,
    createdAt: Instant,
    handledAt: Instant.nullable(),
  }),
  key: { pk: 'REPORTS#{subjectId}', sk: '{id}' },
  indexes: { byReporter: { pk: 'REPORTS-BY#{reporterId}', sk: '{createdAt}#{id}' } },
});

/** The open report of a person on a thing: its condition lets nobody have two. */
export const OpenReports = defineEntity('OpenReport', {
  schema: z.object({ subjectId: SubjectId, reporterId: ParticipantId, reportId: ReportId }),
  key: { pk: 'OPEN-REPORTS#{subjectId}', sk: '{reporterId}' },
});

/**
 * What waits for a moderator: one for each thing. A worker writes it from the reports and signals there are, so that it
 * is right in the end whatever was told twice, late or in another order; decisions write it with themselves.
 */
export const Cases = defineEntity('ModerationCase', {
  schema: z.object({
    subjectId: SubjectId,
    resourceId: ReportedId,
    commentId: CommentId.nullable(),
    attachmentId: AttachmentId.nullable().default(null),
    kind: SubjectKind,
    componentId: ComponentId.nullable(),
    processId: ProcessId.nullable(),
    state: CaseState,
    reasons: z.array(ReportReason),
    openReports: z.int().nonnegative(),
    signals: z.array(Signal),
    /** When it was first pointed at since the last decision: what has waited longest is first. */
    since: Instant,
    assigneeId: ParticipantId.nullable(),
    /** Reports up to here have been decided on. */
    decidedAt: Instant.nullable(),
    decisionId: DecisionId.nullable(),
    /** Grows with each change: two writers cannot both think that they were alone. */
    revision: z.int().positive(),
  }),
  key: { pk: 'CASE#{subjectId}', sk: 'CASE' },
  indexes: {
    byState: { pk: 'CASES#{state}', sk: '{since}#{subjectId}' },
    bySpace: { pk: 'CASES#{state}#{processId}', sk: '{since}#{subjectId}' },
  },
});

/** What somebody has been given to look at. */
export const CaseAssignments = defineEntity('CaseAssignment', {
  schema: z.object({ assigneeId: ParticipantId, subjectId: SubjectId }),
  key: { pk: 'CASES-OF#{assigneeId}', sk: '{subjectId}' },
});

/** Decisions with their reasons. What is hidden or blocked names its decision. */
export const Decisions = defineEntity('ModerationDecision', {
  schema: Decision.extend({
    subjectId: z.union([SubjectId, ParticipantId, DecisionId]),
    /** The request that wrote it last: sent again, it changes nothing. */
    request: z.string(),
    /** Whom it concerns. `null`: the organization, or the account is deleted since. */
    authorId: ParticipantId.nullable(),
    /** `null`: a program, or a command. */
    decidedBy: ParticipantId.nullable(),
    /** When the thing was first pointed at, for the time that decisions take. */
    since: Instant,
    /** When the thing was published. */
    publishedAt: Instant,
    locale: z.string().nullable(),
    judgedBy: ParticipantId.nullable(),
    /** Those who tried to judge their own decision. */
    refusedJudges: z.array(ParticipantId).readonly(),
  }),
  key: { pk: 'DECISION#{id}', sk: 'DECISION' },
  indexes: {
    byAuthor: { pk: 'DECISIONS-ABOUT#{authorId}', sk: '{decidedAt}#{id}' },
    byStanding: { pk: 'DECISIONS#{standing}', sk: '{decidedAt}#{id}' },
  },
});

/** What the organization has set. */
export const Settings = defineEntity('ModerationSettings', {
  schema: ModerationSettings,
  key: { pk: 'MODERATION-SETTINGS', sk: 'SETTINGS' },
});
