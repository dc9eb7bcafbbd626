import { lambda } from '../platform/entry.ts';
import { census } from './census.ts';

export const handler = lambda(census);
