import { lambda } from '../platform/entry.ts';
import { platformApi } from './api.ts';

export const handler = lambda(platformApi.entry);
