import { lambda } from '../../platform/entry.ts';
import { budgetPrintsApi } from './prints.ts';

export const handler = lambda(budgetPrintsApi.entry);
