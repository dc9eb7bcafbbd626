/** What reports keep of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import { put, remove } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { OpenReports, Reports } from './entities.ts';

const own = ({ db }: Services, reporterId: ParticipantId) =>
  db.all(Reports, { reporterId }, { index: 'byReporter', reverse: true });

/** Own reports, for the download of own data. */
export async function reportsTable(services: Services, reporterId: ParticipantId): Promise<PersonalTable> {
  const all = await own(services, reporterId);
  return {
    name: 'reports',
    columns: ['id', 'about', 'reason', 'words', 'state', 'created_at', 'handled_at'],
    rows: all.map((one) => [one.id, one.subjectId, one.reason, one.words, one.state, one.createdAt, one.handledAt]),
  };
}

const TRIES = 5;

/** Takes the reporter from the reports of a deleted account: what was reported must still be looked at. */
export async function eraseReporter(services: Services, reporterId: ParticipantId): Promise<void> {
  for (const { subjectId, id } of await own(services, reporterId)) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      // Read again: an administrator may handle it at this moment.
      const report = await services.db.get(Reports, { subjectId, id });
      if (report === undefined || report.reporterId === null) break;
      const when = [
        { attribute: 'state', op: '=', value: report.state },
        { attribute: 'handledAt', op: '=', value: report.handledAt },
      ] as const;
      const { changed } = await services.db.write(
        put(Reports, { ...report, reporterId: null }, { when, otherwise: 'unchanged' }),
      );
      if (changed) break;
    }
    await services.db.write(remove(OpenReports, { subjectId, reporterId }));
  }
}
