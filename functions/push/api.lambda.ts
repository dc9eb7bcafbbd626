import { lambda } from '../platform/entry.ts';
import { pushApi } from './api.ts';

export const handler = lambda(pushApi.entry);
