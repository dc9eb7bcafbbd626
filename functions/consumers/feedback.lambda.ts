import { lambda } from '../platform/entry.ts';
import { feedback } from './feedback.ts';

export const handler = lambda(feedback);
