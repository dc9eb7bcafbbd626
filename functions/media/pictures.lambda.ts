import { lambda } from '../platform/entry.ts';
import { picturesApi } from './api.ts';

export const handler = lambda(picturesApi.entry);
