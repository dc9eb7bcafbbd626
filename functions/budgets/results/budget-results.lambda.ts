import { lambda } from '../../platform/entry.ts';
import { budgetResultsApi } from './api.ts';

export const handler = lambda(budgetResultsApi.entry);
