import { lambda } from '../platform/entry.ts';
import { eraseDrafts } from '../proposals/contributions.ts';
import { eraser } from './eraser.ts';

export const handler = lambda(eraser([eraseDrafts]));
