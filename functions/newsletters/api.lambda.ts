import { newsletterCards } from '../newsletter-cards.ts';
import { lambda } from '../platform/entry.ts';
import { newslettersApi } from './api.ts';

export const handler = lambda(newslettersApi(newsletterCards).entry);
