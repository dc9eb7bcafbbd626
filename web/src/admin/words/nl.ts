import type { LaterWords } from './parts.ts';

/** Words of the back office in one language: a module of its own, so that a browser loads one language only. */
export { messages } from 'virtual:office-words/nl';

/** Words that come with screens. */
export const later: LaterWords = {
  spaces: () => import('virtual:office-words/nl/screens-spaces'),
  preparing: () => import('virtual:office-words/nl/screens-preparing'),
  proposals: () => import('virtual:office-words/nl/screens-proposals'),
  audit: () => import('virtual:office-words/nl/screens-audit'),
  history: () => import('virtual:office-words/nl/screens-history'),
  newsletters: () => import('virtual:office-words/nl/screens-newsletters'),
  mails: () => import('virtual:office-words/nl/screens-mails'),
  exchange: () => import('virtual:office-words/nl/screens-exchange'),
  door: () => import('virtual:office-words/nl/screens-door'),
  budgets: () => import('virtual:office-words/nl/screens-budgets'),
  papers: () => import('virtual:office-words/nl/screens-papers'),
  team: () => import('virtual:office-words/nl/screens-team'),
  surroundings: () => import('virtual:office-words/nl/screens-surroundings'),
  moderation: () => import('virtual:office-words/nl/screens-moderation'),
  counts: () => import('virtual:office-words/nl/screens-counts'),
  studies: () => import('virtual:office-words/nl/screens-studies'),
  verifications: () => import('virtual:office-words/nl/screens-verifications'),
};
