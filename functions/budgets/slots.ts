/** What budgets tell other features, which do not import them: `functions/features.ts` hands these over. */
import type { Project } from '../../shared/budgets/project.ts';
import type { ComponentId, ProcessId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { ballotsCast } from './ballots-cast.ts';
import { publicCatalogue } from './page-views.ts';
import { anyBudget, settingsOf } from './space.ts';

/** What the catalogue needs of proposals. */
export interface CatalogueSlots {
  /** Those of the proposals that people can read and that stand in the process, by what a project takes over of them. */
  readonly proposalsFor: (
    services: Services,
    processId: ProcessId,
    ids: readonly ProposalId[],
  ) => Promise<
    readonly (Pick<Project, 'title' | 'description' | 'territoryId' | 'place'> & {
      readonly id: ProposalId;
      readonly themeId: TaxonomyId | null;
    })[]
  >;
}

/** Nothing in a budget is a contribution: it has figures of its own. */
export async function budgetFigures(services: Services, componentId: ComponentId) {
  const [{ envelopes, projects }, space, ballots] = await Promise.all([
    publicCatalogue(services, componentId),
    anyBudget(services, componentId),
    ballotsCast(services, componentId),
  ]);
  return {
    ...{ proposals: 0, official: 0, comments: 0, references: 0, votes: 0, themes: [] },
    own: {
      projects: projects.filter(({ state }) => state === 'published').length,
      total: envelopes.reduce((sum, { total }) => sum + total, 0),
      currency: settingsOf(space).currency,
      ballots,
    },
  };
}

/** Budgets answer with their results, which have a page of their own. */
export const budgetAnswers = async (_: Services, __: ComponentId) => [];
