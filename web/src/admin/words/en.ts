import type { LaterWords } from './parts.ts';

/** Words of the back office in one language: a module of its own, so that a browser loads one language only. */
export { messages } from 'virtual:office-words/en';

/** Words that come with screens. */
export const later: LaterWords = {
  spaces: () => import('virtual:office-words/en/screens-spaces'),
  preparing: () => import('virtual:office-words/en/screens-preparing'),
  proposals: () => import('virtual:office-words/en/screens-proposals'),
  audit: () => import('virtual:office-words/en/screens-audit'),
  history: () => import('virtual:office-words/en/screens-history'),
  newsletters: () => import('virtual:office-words/en/screens-newsletters'),
  mails: () => import('virtual:office-words/en/screens-mails'),
  exchange: () => import('virtual:office-words/en/screens-exchange'),
  door: () => import('virtual:office-words/en/screens-door'),
  budgets: () => import('virtual:office-words/en/screens-budgets'),
  papers: () => import('virtual:office-words/en/screens-papers'),
  team: () => import('virtual:office-words/en/screens-team'),
  surroundings: () => import('virtual:office-words/en/screens-surroundings'),
  moderation: () => import('virtual:office-words/en/screens-moderation'),
  counts: () => import('virtual:office-words/en/screens-counts'),
  studies: () => import('virtual:office-words/en/screens-studies'),
  verifications: () => import('virtual:office-words/en/screens-verifications'),
};
