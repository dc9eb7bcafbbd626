import type { LaterWords } from './parts.ts';

/** Words of the back office in one language: a module of its own, so that a browser loads one language only. */
export { messages } from 'virtual:office-words/fr';

/** Words that come with screens. */
export const later: LaterWords = {
  spaces: () => import('virtual:office-words/fr/screens-spaces'),
  preparing: () => import('virtual:office-words/fr/screens-preparing'),
  proposals: () => import('virtual:office-words/fr/screens-proposals'),
  audit: () => import('virtual:office-words/fr/screens-audit'),
  history: () => import('virtual:office-words/fr/screens-history'),
  newsletters: () => import('virtual:office-words/fr/screens-newsletters'),
  mails: () => import('virtual:office-words/fr/screens-mails'),
  exchange: () => import('virtual:office-words/fr/screens-exchange'),
  door: () => import('virtual:office-words/fr/screens-door'),
  budgets: () => import('virtual:office-words/fr/screens-budgets'),
  papers: () => import('virtual:office-words/fr/screens-papers'),
  team: () => import('virtual:office-words/fr/screens-team'),
  surroundings: () => import('virtual:office-words/fr/screens-surroundings'),
  moderation: () => import('virtual:office-words/fr/screens-moderation'),
  counts: () => import('virtual:office-words/fr/screens-counts'),
  studies: () => import('virtual:office-words/fr/screens-studies'),
  verifications: () => import('virtual:office-words/fr/screens-verifications'),
};
