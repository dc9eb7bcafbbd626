import { newsletterSlots } from '../newsletter-slots.ts';
import { lambda } from '../platform/entry.ts';
import { newslettersApi } from './api.ts';

export const handler = lambda(newslettersApi(newsletterSlots).entry);
