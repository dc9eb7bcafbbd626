import { lambda } from '../platform/entry.ts';
import { teamApi } from './api.ts';

export const handler = lambda(teamApi.entry);
