import { changes } from '../changes.ts';
import { lambda } from '../platform/entry.ts';
import { counters } from './counters.ts';

export const handler = lambda(counters(Object.values(changes)));
