import { lambda } from '../platform/entry.ts';
import { proposalsFor } from '../proposals/project-sources.ts';
import { budgetsApi } from './api.ts';

export const handler = lambda(budgetsApi({ proposalsFor }).entry);
