/** What reports keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { CommentId, ParticipantId, ReportId, ResourceId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { ReportReason, ReportState, SubjectId } from '../../shared/reports/report.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Reports of one thing share a partition, so that they can be counted. */
export const Reports = defineEntity('Report', {
  schema: z.object({
    id: ReportId,
    subjectId: SubjectId,
    resourceId: ResourceId,
    commentId: CommentId.nullable(),
    /** `null` once the account of the reporter is deleted. */
    reporterId: ParticipantId.nullable(),
    reason: ReportReason,
    words: z.string(),
    state: ReportState,
    createdAt: Instant,
    handledAt: Instant.nullable(),
    handledBy: ParticipantId.nullable(),
  }),
  key: { pk: 'REPORTS#{subjectId}', sk: '{id}' },
  indexes: {
    byState: { pk: 'REPORTS-IN#{state}', sk: '{createdAt}#{id}' },
    byReporter: { pk: 'REPORTS-BY#{reporterId}', sk: '{createdAt}#{id}' },
  },
});

/** The open report of a person on a thing: its condition lets nobody have two. */
export const OpenReports = defineEntity('OpenReport', {
  schema: z.object({ subjectId: SubjectId, reporterId: ParticipantId, reportId: ReportId }),
  key: { pk: 'OPEN-REPORTS#{subjectId}', sk: '{reporterId}' },
});
