import { lambda } from '../platform/entry.ts';
import { recounts } from './recounts.ts';

export const handler = lambda(recounts);
