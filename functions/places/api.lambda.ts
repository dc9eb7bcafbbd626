import { lambda } from '../platform/entry.ts';
import { placesApi } from './api.ts';

export const handler = lambda(placesApi.entry);
