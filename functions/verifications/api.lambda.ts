import { lambda } from '../platform/entry.ts';
import { verificationsApi } from './api.ts';

export const handler = lambda(verificationsApi.entry);
