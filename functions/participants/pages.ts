import type { PageKind } from '../platform/page.ts';
import { loadProfile } from './load-profile.ts';
import type { AccountSlots } from './slots.ts';

/**
 * Pages about participants, rendered on demand: what they show depends on every process that somebody wrote in, and of
 * a person nothing should lie in a bucket that can be forgotten there. Search engines are not offered them.
 */
export const participantsPages = (slots: AccountSlots): readonly PageKind[] => [
  {
    pattern: '/participants/{participantId}/',
    delivery: 'views',
    inSitemap: false,
    load: loadProfile(slots, false),
  },
  {
    pattern: '/participants/{participantId}/all/',
    delivery: 'views',
    inSitemap: false,
    load: loadProfile(slots, true),
  },
];
