import { on } from '../../platform/stream/change.ts';
import type { Reactions } from '../../platform/stream/reactions.ts';
import { BudgetCounts, StatisticsRequests } from './entities.ts';

/** What follows from changes of counts. Pages follow by `functions/budgets/reactions.ts`. */
export const budgetResultsReactions = {
  counts: [
    on(BudgetCounts, ({ before, after }) =>
      after !== undefined && after.task !== null && after.turn !== before?.turn
        ? [{ componentId: after.componentId, turn: after.turn }]
        : [],
    ),
    on(StatisticsRequests, ({ after }) => (after === undefined ? [] : [{ statistics: after.componentId }])),
  ],
} satisfies Reactions;
