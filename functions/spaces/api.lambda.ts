import { lambda } from '../platform/entry.ts';
import { spacesApi } from './api.ts';

export const handler = lambda(spacesApi.entry);
