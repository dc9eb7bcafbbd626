import { erased } from '../erased.ts';
import { lambda } from '../platform/entry.ts';
import { eraser } from './eraser.ts';

export const handler = lambda(eraser(erased));
