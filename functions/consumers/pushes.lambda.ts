import { lambda } from '../platform/entry.ts';
import { pushes } from './pushes.ts';

export const handler = lambda(pushes);
