import { lambda } from '../platform/entry.ts';
import { pushSlots } from '../push-slots.ts';
import { pushes } from './pushes.ts';

export const handler = lambda(pushes(pushSlots));
