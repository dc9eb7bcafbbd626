import type { PageFrame } from '../../shared/platform/views.ts';
import type { PageKind } from '../platform/page.ts';

/** The page for verifying: it holds nothing of anybody, and what is offered is asked for when it is opened. */
export const verificationsPages: readonly PageKind[] = [
  {
    pattern: '/verify/',
    delivery: 'published',
    inSitemap: false,
    load: async ({ frame }): Promise<PageFrame> => frame,
    pathsOf: async (job) => ('all' in job ? ['/verify/'] : []),
  },
];
