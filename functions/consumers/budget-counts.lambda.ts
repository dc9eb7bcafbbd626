import { lambda } from '../platform/entry.ts';
import { budgetCounts } from './budget-counts.ts';

export const handler = lambda(budgetCounts);
