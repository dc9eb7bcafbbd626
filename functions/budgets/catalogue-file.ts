import { cataloguePath } from '../../shared/budgets/paths.ts';
import type { CatalogueFile } from '../../shared/budgets/views.ts';
import { ComponentId } from '../../shared/platform/ids.ts';
import type { FileKind } from '../platform/page.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { publicCatalogue } from './page-views.ts';
import { type BudgetSpace, publishedBudget, settingsOf } from './space.ts';

/** What baskets and maps read: the same for everybody, in every language. */
export async function catalogueFile(services: Services, space: BudgetSpace): Promise<CatalogueFile> {
  const settings = settingsOf(space);
  const [{ envelopes, projects }, known] = await Promise.all([
    publicCatalogue(services, space.component.id),
    taxonomies(services),
  ]);
  const used = new Set<string>([
    ...projects.flatMap(({ categoryId }) => categoryId ?? []),
    ...settings.categoryLimits.map(({ categoryId }) => categoryId),
  ]);
  const { currency, ballotKind, envelopeChoice, minimumShare, minimumProjects, maximumProjects } = settings;
  const { categoryLimits, points, pointsPerProject } = settings;
  return {
    currency,
    settings: {
      ...{ ballotKind, envelopeChoice, minimumShare, minimumProjects, maximumProjects },
      ...{ categoryLimits, points, pointsPerProject },
    },
    envelopes: envelopes.map(({ id, title, total, residentsOnly }) => ({ id, title, total, residentsOnly })),
    categories: Object.fromEntries(known.filter(({ id }) => used.has(id)).map(({ id, name }) => [id, name])),
    projects: projects.flatMap(({ id, envelopeId, number, title, cost, categoryId, state, place }) =>
      state === 'draft'
        ? []
        : [
            {
              ...{ id, envelopeId, number, title, cost, categoryId, state },
              place: place && ([place.latitude, place.longitude] as const),
            },
          ],
    ),
  };
}

/** The published budget with an id; `undefined` where there is none. */
async function reachable(services: Services, id: string): Promise<BudgetSpace | undefined> {
  const componentId = ComponentId.safeParse(id);
  if (!componentId.success) return undefined;
  return publishedBudget(services, componentId.data).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
}

/** The file of each budget. */
export const catalogueFiles = (pathsOf: NonNullable<FileKind['pathsOf']>): FileKind => ({
  pattern: cataloguePath('{componentId}'),
  contentType: 'application/json',
  async make({ componentId = '' }, { services }) {
    const space = await reachable(services, componentId);
    return space && JSON.stringify(await catalogueFile(services, space));
  },
  pathsOf,
});
