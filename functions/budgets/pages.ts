import { cataloguePath } from '../../shared/budgets/paths.ts';
import type { FileKind, PageKind } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { components, processes } from '../spaces/directory.ts';
import { catalogueFiles } from './catalogue-file.ts';
import { Projects } from './entities.ts';
import { loadBudget } from './load-budget.ts';
import { loadProject } from './load-project.ts';
import type { BudgetPageSlots } from './page-slots.ts';
import { projectPathOf } from './project-view.ts';
import { type BudgetSpace, budgetPathOf } from './space.ts';

type ManyPages = Parameters<NonNullable<PageKind['pathsOf']>>[0];

const isReachable = ({ component, process }: BudgetSpace) => component.isPublished && process.isPublished;

/**
 * Budgets that a job means; unpublished ones too where the job names one, so that their pages are removed. Nobody's name
 * stands on them.
 */
export async function budgetsOf(job: ManyPages, services: Services): Promise<BudgetSpace[]> {
  if ('participant' in job || 'group' in job) return [];
  const [allProcesses, all] = await Promise.all([processes(services), components(services)]);
  const spaces = all
    .filter(({ kind }) => kind === 'budgets')
    .flatMap((component) => {
      const process = allProcesses.find(({ id }) => id === component.processId);
      return process === undefined ? [] : [{ component, process }];
    });
  if ('all' in job) return spaces.filter(isReachable);
  if ('process' in job) return spaces.filter(({ process }) => process.id === job.process);
  return spaces.filter(({ component }) => component.id === job.component);
}

const budgetPaths = async (job: ManyPages, services: Services): Promise<string[]> =>
  (await budgetsOf(job, services)).map(budgetPathOf);

/** Pages of all projects, or of the one that a job names: also once it is a draft again, so that it is removed. */
async function projectPaths(job: ManyPages, services: Services): Promise<string[]> {
  const spaces = await budgetsOf(job, services);
  const paths = await Promise.all(
    spaces.map(async (space) => {
      if ('component' in job && job.project !== undefined) return [projectPathOf(space, { id: job.project })];
      const projects = await services.db.all(Projects, { componentId: space.component.id });
      return projects.filter(({ state }) => state !== 'draft').map((project) => projectPathOf(space, project));
    }),
  );
  return paths.flat();
}

/** Files of budgets that have no language. */
export const budgetsFileKinds: readonly FileKind[] = [
  catalogueFiles(async (job, services) =>
    (await budgetsOf(job, services)).map(({ component }) => cataloguePath(component.id)),
  ),
];

/** Pages of budgets for everybody. */
export const budgetsPages = (slots: BudgetPageSlots): readonly PageKind[] => [
  {
    pattern: '/processes/{slug}/budgets/{componentId}/',
    delivery: 'published',
    load: (request, services) => loadBudget(request, services, slots),
    pathsOf: budgetPaths,
  },
  {
    pattern: '/processes/{slug}/budgets/{componentId}/projects/{projectId}/',
    delivery: 'published',
    load: (request, services) => loadProject(request, services, slots),
    pathsOf: projectPaths,
  },
];
