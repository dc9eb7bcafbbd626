import type { ProcessId } from '../../shared/platform/ids.ts';
import type { StudyStatus } from '../../shared/studies/study.ts';
import type { StudyFigures } from '../../shared/studies/views.ts';
import type { Services } from '../platform/services.ts';
import { componentsOf } from '../spaces/directory.ts';
import { Studies } from './entities.ts';

/**
 * How many proposals of a process stand where, as far as that is published. Merged ones count as that alone; what has
 * become a project counts as feasible as well.
 */
export async function studyFigures(services: Pick<Services, 'db'>, processId: ProcessId): Promise<StudyFigures> {
  const components = (await componentsOf(services, processId)).filter(({ kind }) => kind === 'proposals');
  const all = (
    await Promise.all(components.map(({ id: componentId }) => services.db.all(Studies, { componentId })))
  ).flat();
  const stay = all.filter(({ merged }) => merged === null);
  const having = (...statuses: readonly StudyStatus[]) =>
    stay.filter(({ published }) => published !== null && statuses.includes(published.status)).length;
  return {
    underStudy: having('under-study'),
    feasible: having('feasible', 'feasible-if-changed'),
    notFeasible: having('not-feasible'),
    merged: all.length - stay.length,
    projects: stay.filter(({ projectAt }) => projectAt !== null).length,
  };
}
