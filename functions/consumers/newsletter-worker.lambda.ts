import { newsletterSlots } from '../newsletter-slots.ts';
import { lambda } from '../platform/entry.ts';
import { newsletters } from './newsletters.ts';

export const handler = lambda(newsletters(newsletterSlots));
