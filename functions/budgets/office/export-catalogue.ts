import { budgets } from '../../../shared/budgets/contract.ts';
import { handle } from '../../platform/handle.ts';
import { catalogueOf } from '../catalogue.ts';
import { anyBudget, budgetPathOf, settingsOf } from '../space.ts';

/** Projects of one answer: their texts together stay well below what an answer may weigh. */
const A_PART = 100;

/** The catalogue by number, some projects at a time. */
export const exportCatalogue = handle(
  budgets.exportCatalogue,
  async ({ params: { componentId }, query: { after } }, services) => {
    const space = await anyBudget(services, componentId);
    const { envelopes, projects } = await catalogueOf(services, componentId);
    const next = after + A_PART;
    const { id, name } = space.component;
    return {
      format: 'parvis-budget-catalogue-1' as const,
      component: { id, name, settings: { ...settingsOf(space) } },
      envelopes: [...envelopes],
      projects: projects
        .slice(after, next)
        .map((project) => ({ ...project, path: `${budgetPathOf(space)}projects/${project.id}/` })),
      next: next < projects.length ? next : null,
    };
  },
);
