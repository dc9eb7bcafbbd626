import type { ProcessId } from '../../../shared/platform/ids.ts';
import { spaces } from '../../../shared/spaces/contract.ts';
import { shiftPhases } from '../../../shared/spaces/phase-dates.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import { check } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { componentsOf, organization, taxonomies } from '../directory.ts';
import { Processes } from '../entities.ts';
import { saidLanguages } from '../localized.ts';
import { planOf, type WholeProcess, wholeProcess } from './plan.ts';
import { storeWhole } from './store-whole.ts';

const TRIES = 5;

/** A process with its components and its own taxonomies; those below a first level of its own go with that. */
async function readWhole(processId: ProcessId, services: Pick<Services, 'db'>): Promise<WholeProcess> {
  const process = await services.db.require(Processes, { id: processId }, 'process.not-found');
  const [components, all] = await Promise.all([componentsOf(services, processId), taxonomies(services)]);
  const first = new Set(
    all.filter((taxonomy) => taxonomy.parentId === null && taxonomy.processId === processId).map(({ id }) => id),
  );
  return { process, components, taxonomies: all.filter(({ id, parentId }) => first.has(parentId ?? id)) };
}

/**
 * Copies a process: texts, phases, components with their settings and its own taxonomies; no contributions. What is
 * copied is one state of the process: a change in between makes it read again.
 *
 * @throws Problem 404 `process.not-found`, 409 `process.slug-taken`, 422 `process.phases-overlap` where the clocks leave
 * a phase no time, 409 `process.changed-meanwhile` when others change the process without a pause.
 */
export const duplicateProcess = handle(spaces.duplicateProcess, async (request, services): Promise<Process> => {
  const { params, body, actor, idempotencyKey } = request;
  const id = idempotentId('process', services, actor, idempotencyKey);
  const { timeZone } = await organization(services);
  for (let attempt = 1; ; attempt++) {
    const source = await readWhole(params.processId, services);
    const plan = planOf(source);
    const phases = body.startsAt === null ? plan.phases : shiftPhases(plan.phases, body.startsAt, timeZone);
    const process = { ...plan.process, slug: body.slug, title: saidLanguages(body.title) };
    const copy = wholeProcess({ ...plan, process, phases }, id, services.now());
    const unchanged = check(
      Processes,
      { id: source.process.id },
      {
        when: [{ attribute: 'version', op: '=', value: source.process.version }],
        otherwise: 'process.changed-meanwhile',
      },
    );
    try {
      return await storeWhole(copy, services, [unchanged]);
    } catch (error) {
      const isChanged = error instanceof Problem && error.code === 'process.changed-meanwhile';
      if (!isChanged || attempt === TRIES) throw error;
    }
  }
});
