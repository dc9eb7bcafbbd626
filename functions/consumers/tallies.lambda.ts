import { lambda } from '../platform/entry.ts';
import { tallies } from './tallies.ts';

export const handler = lambda(tallies);
