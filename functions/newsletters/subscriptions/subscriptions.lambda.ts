import { lambda } from '../../platform/entry.ts';
import { subscriptionsApi } from './api.ts';

export const handler = lambda(subscriptionsApi.entry);
