import { lambda } from '../../platform/entry.ts';
import { budgetBallotsApi } from './api.ts';

export const handler = lambda(budgetBallotsApi.entry);
