/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { BudgetCounts, StatisticsRequests } from './entities.ts';

export const budgetResultsKept: readonly RegisterLine[] = [
  kept(BudgetCounts, {
    keeps: 'Counts of participatory budgets: sealed, published, taken back',
    until: 'consultation',
    others: ['componentId', 'state', 'task', 'turn', 'sealedAt', 'root', 'ballots', 'publishedAt', 'withdrawal'],
  }),
  kept(StatisticsRequests, {
    keeps: 'That figures about a vote were asked for',
    until: 'consultation',
    others: ['componentId', 'askedAt'],
  }),
];
