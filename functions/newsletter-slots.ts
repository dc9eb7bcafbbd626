import { followersAmong } from './follows/followers-among.ts';
import { newsletterCards } from './newsletter-cards.ts';
import type { NewsletterSlots } from './newsletters/slots.ts';

/** What the worker of newsletters knows of other features: proposals and projects for cards, follows for audiences. */
export const newsletterSlots: NewsletterSlots = { cards: newsletterCards, followersAmong };
