/** Most characters of the words of a report. */
export const REPORT_LENGTH = 1000;
/** Reports on a page of the back office. */
export const REPORTS_PAGE = 50;
