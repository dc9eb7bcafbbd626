import { moderated } from '../moderated.ts';
import { lambda } from '../platform/entry.ts';
import { moderator } from './moderator.ts';

export const handler = lambda(moderator(moderated));
