import { UNFOLLOW_PATH } from '../../shared/follows/rules.ts';
import type { PageKind } from '../platform/page.ts';

/** The page that the link of a mail leads to: the same for everybody. */
export const followsPages: readonly PageKind[] = [
  {
    pattern: UNFOLLOW_PATH,
    delivery: 'published',
    inSitemap: false,
    load: async ({ frame }) => frame,
    pathsOf: async (job) => ('all' in job ? [UNFOLLOW_PATH] : []),
  },
];
