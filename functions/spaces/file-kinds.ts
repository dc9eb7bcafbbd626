import { ProcessId } from '../../shared/platform/ids.ts';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import type { FileKind } from '../platform/page.ts';
import { componentById, processById, processes } from './directory.ts';
import { processTally } from './figures.ts';
import type { SpaceSlots } from './slots.ts';

/** Processes that a job means; it is looked at when the file is made whether they are published. */
const processIds: NonNullable<FileKind['pathsOf']> = async (job, services) => {
  if ('all' in job) return (await processes(services)).filter(({ isPublished }) => isPublished).map(({ id }) => id);
  if ('process' in job) return [job.process];
  const component = 'component' in job ? await componentById(services, job.component) : undefined;
  return component === undefined ? [] : [component.processId];
};

/** Public tallies of processes: what islands, the back office and other sites read. */
export const spacesFileKinds = (slots: Pick<SpaceSlots, 'componentFigures'>): readonly FileKind[] => [
  {
    pattern: processTallyPath('{processId}'),
    contentType: 'application/json',
    async make({ processId }, { services, frames }) {
      const id = ProcessId.safeParse(processId).data;
      const process = id && (await processById(services, id));
      if (!process?.isPublished) return undefined;
      return JSON.stringify(await processTally(services, process, slots, frames('en', '/').renderedAt));
    },
    pathsOf: async (job, services) => (await processIds(job, services)).map(processTallyPath),
  },
];
