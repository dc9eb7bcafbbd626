import { lambda } from '../platform/entry.ts';
import { newsletterClock } from './newsletter-clock.ts';

export const handler = lambda(newsletterClock);
