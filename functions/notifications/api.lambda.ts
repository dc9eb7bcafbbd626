import { lambda } from '../platform/entry.ts';
import { notificationsApi } from './api.ts';

export const handler = lambda(notificationsApi.entry);
