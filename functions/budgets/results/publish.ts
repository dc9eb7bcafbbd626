import type { Project } from '../../../shared/budgets/project.ts';
import type { ComponentId, ProjectId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { Projects } from '../entities.ts';
import { winnersOf } from './count-envelope.ts';
import type { BudgetCounts } from './entities.ts';
import { readList, readResult, writeList } from './files.ts';

type Count = ItemOf<typeof BudgetCounts>;

/** Marks a project as a winner, or takes that back, whoever edits it meanwhile. */
async function select(
  { db }: Pick<Services, 'db'>,
  key: { readonly componentId: ComponentId; readonly id: ProjectId },
  selectedAt: Instant | null,
  updatedAt: Instant,
): Promise<void> {
  for (;;) {
    const project: Project | undefined = await db.get(Projects, key);
    if (project === undefined || project.selectedAt === selectedAt) return;
    const { version } = project;
    const { changed } = await db.write(
      put(
        Projects,
        { ...project, selectedAt, updatedAt, version: version + 1 },
        { when: [{ attribute: 'version', op: '=', value: version }], otherwise: 'unchanged' },
      ),
    );
    if (changed) return;
  }
}

/** Publishes a result: winners are marked, and stand in the public list. Done again, it changes nothing. */
export async function publish(services: Services, { componentId, publishedAt }: Count): Promise<Partial<Count>> {
  const result = await readResult(services, componentId);
  if (result === undefined || publishedAt === null) throw new Error('there is no count to publish');
  const winners = winnersOf(result);
  const at = services.now();
  for (const id of winners.flatMap((one) => one.winners)) await select(services, { componentId, id }, publishedAt, at);
  await writeList(services, { ...(await readList(services, componentId)), winners });
  return { state: 'published' };
}

/** Takes a result back. The list of ballots stays, with the winners gone from it. */
export async function withdraw(services: Services, { componentId }: Count): Promise<Partial<Count>> {
  const { db, now } = services;
  const at = now();
  const selected = (await db.all(Projects, { componentId })).filter(({ selectedAt }) => selectedAt !== null);
  for (const { id } of selected) await select(services, { componentId, id }, null, at);
  await writeList(services, { ...(await readList(services, componentId)), winners: null });
  return { state: 'sealed', publishedAt: null };
}
