import { reportPolicy } from '../../shared/reports/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { createReport } from './create-report.ts';
import { handleReport, reopenReport } from './handle-report.ts';
import { countReports, listReports } from './list-reports.ts';
import type { ReportSlots } from './slots.ts';

/** Reports of proposals and comments. @param slots the features whose texts can be reported */
export const reportsApi = (slots: ReportSlots): Api =>
  createApi({
    handlers: [createReport(slots), listReports(slots), countReports, handleReport, reopenReport],
    policies: [reportPolicy],
  });
