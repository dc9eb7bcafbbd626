/** HTTP contract of reports: something is drawn to the attention of the administrators. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { CommentId, ReportId, ResourceId } from '../platform/ids.ts';
import { Report, ReportReason, ReportState, SubjectId } from './report.ts';
import { REPORT_LENGTH } from './rules.ts';

const one = z.object({ subjectId: SubjectId, reportId: ReportId });

export const reports = defineContract('reports', {
  create: {
    summary: 'Report a resource or a comment on it; one open report a person and thing',
    method: 'POST',
    path: '/resources/{resourceId}/reports',
    access: 'report.create',
    status: 201,
    params: z.object({ resourceId: ResourceId }),
    body: z.object({
      commentId: CommentId.nullable().default(null).describe('The comment that is meant; null: the resource itself'),
      reason: ReportReason,
      words: z.string().trim().max(REPORT_LENGTH).default(''),
    }),
    returns: z.object({ id: ReportId }),
    problems: ['request.not-found', 'request.too-many', 'report.already-open'],
  },
  list: {
    summary: 'Reports of a state, newest first',
    method: 'GET',
    path: '/reports',
    access: 'report.manage',
    query: z.object({ state: ReportState.default('open'), cursor: z.string().max(2000).optional() }),
    returns: z.object({ items: z.array(Report), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
  count: {
    summary: 'How many reports are open; counted up to 100',
    method: 'GET',
    path: '/reports/count',
    access: 'report.manage',
    returns: z.object({ open: z.int().nonnegative() }),
  },
  handle: {
    summary: 'Mark a report as handled; doing so twice changes nothing',
    method: 'PUT',
    path: '/reports/{subjectId}/{reportId}/handled',
    access: 'report.manage',
    status: 204,
    params: one,
    problems: ['report.not-found'],
  },
  reopen: {
    summary: 'Take that back',
    method: 'DELETE',
    path: '/reports/{subjectId}/{reportId}/handled',
    access: 'report.manage',
    status: 204,
    params: one,
    problems: ['report.not-found', 'report.reported-again'],
  },
});
