import { lambda } from '../platform/entry.ts';
import { notifier } from './notifier.ts';

export const handler = lambda(notifier);
