import { lambda } from '../platform/entry.ts';
import { phaseChanges } from './phase-changes.ts';

export const handler = lambda(phaseChanges);
