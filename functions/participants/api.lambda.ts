import { lambda } from '../platform/entry.ts';
import { participantsApi } from './api.ts';

export const handler = lambda(participantsApi.entry);
