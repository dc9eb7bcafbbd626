import { lambda } from '../platform/entry.ts';
import { proposalsApi } from './api.ts';

export const handler = lambda(proposalsApi.entry);
