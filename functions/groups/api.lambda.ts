import { lambda } from '../platform/entry.ts';
import { groupsApi } from './api.ts';

export const handler = lambda(groupsApi.entry);
