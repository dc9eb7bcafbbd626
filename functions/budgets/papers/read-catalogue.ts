import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import { handle } from '../../platform/handle.ts';
import { catalogueOf } from '../catalogue.ts';
import { anyBudget, settingsOf, switchesOf } from '../space.ts';

/** What stands on papers: without drafts, and without descriptions, which nobody needs at a desk. */
export const readPaperCatalogue = handle(
  budgetPapers.readPaperCatalogue,
  async ({ params: { componentId } }, services) => {
    const space = await anyBudget(services, componentId);
    const { envelopes, projects } = await catalogueOf(services, componentId);
    const { component, process } = space;
    return {
      isOpen: component.isPublished && process.isPublished && switchesOf(space, services.now()).voting,
      methods: (component.requirements.vote?.methods ?? []).map(({ method }) => method),
      settings: settingsOf(space),
      envelopes: [...envelopes],
      projects: projects.filter(({ state }) => state !== 'draft'),
    };
  },
);
