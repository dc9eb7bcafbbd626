import { lambda } from '../platform/entry.ts';
import { sealer } from './sealer.ts';

export const handler = lambda(sealer);
