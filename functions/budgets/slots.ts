/** What budgets tell other features, which do not import them: `functions/features.ts` hands these over. */
import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';

/** What was said in a component of budgets so far: nothing that is a contribution; ballots are counted apart. */
export const budgetFigures = async (_: Services, __: ComponentId) => ({
  proposals: 0,
  official: 0,
  comments: 0,
  references: 0,
  votes: 0,
  themes: [],
});

/** Budgets answer with their results, which have a page of their own. */
export const budgetAnswers = async (_: Services, __: ComponentId) => [];
