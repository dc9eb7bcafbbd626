import { reports } from '../../shared/reports/contract.ts';
import { put, remove, type Write } from '../platform/db/write.ts';
import { handle, type RouteRequest } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { OpenReports, Reports } from './entities.ts';

type Named = RouteRequest<typeof reports.handle>['params'];

const reportAt = ({ db }: Services, { subjectId, reportId }: Named) =>
  db.require(Reports, { subjectId, id: reportId }, 'report.not-found');

/** Marks a report as handled: its reporter may then report the same thing again. Doing so twice changes nothing. */
export const handleReport = handle(reports.handle, async ({ params, actor }, services) => {
  const report = await reportAt(services, params);
  const { subjectId, reporterId, id } = report;
  const handledBy = actor.kind === 'participant' ? actor.participantId : null;
  const free: Write[] =
    reporterId === null
      ? []
      : [
          remove(
            OpenReports,
            { subjectId, reporterId },
            { when: [{ attribute: 'reportId', op: '=', value: id }], otherwise: 'unchanged' },
          ),
        ];
  await services.db.transact(
    put(
      Reports,
      { ...report, state: 'handled', handledAt: services.now(), handledBy },
      { when: [{ attribute: 'state', op: '=', value: 'open' }, whose(reporterId)], otherwise: 'unchanged' },
    ),
    ...free,
  );
  return undefined;
});

/** An account may be deleted between reading and writing: its report must not get the reporter back. */
const whose = (reporterId: string | null) => ({ attribute: 'reporterId', op: '=', value: reporterId }) as const;

/** Takes that back, unless the same person has reported the same thing again meanwhile. */
export const reopenReport = handle(reports.reopen, async ({ params }, services) => {
  const report = await reportAt(services, params);
  if (report.state === 'open') return undefined;
  const { subjectId, reporterId, id } = report;
  const opened =
    reporterId === null
      ? []
      : [
          put(
            OpenReports,
            { subjectId, reporterId, reportId: id },
            { when: 'absent', otherwise: 'report.reported-again' },
          ),
        ];
  await services.db.transact(
    put(
      Reports,
      { ...report, state: 'open', handledAt: null, handledBy: null },
      { when: [{ attribute: 'state', op: '=', value: 'handled' }, whose(reporterId)], otherwise: 'unchanged' },
    ),
    ...opened,
  );
  return undefined;
});
