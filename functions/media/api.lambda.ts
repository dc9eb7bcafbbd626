import { lambda } from '../platform/entry.ts';
import { mediaApi } from './api.ts';

export const handler = lambda(mediaApi.entry);
