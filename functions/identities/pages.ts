import type { SignInPage } from '../../shared/identities/views.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { PageKind } from '../platform/page.ts';
import { shownServices } from './services-list.ts';

/** The page for signing in, with the services to sign in with, and the page after one. */
export const identitiesPages: readonly PageKind[] = [
  {
    pattern: '/sign-in/',
    delivery: 'published',
    inSitemap: false,
    load: async ({ frame, locale }, services): Promise<SignInPage> => ({
      ...frame,
      services: await shownServices(services, locale),
    }),
    pathsOf: async (job) => ('all' in job ? ['/sign-in/'] : []),
  },
  {
    pattern: '/sign-in/service/',
    delivery: 'published',
    inSitemap: false,
    load: async ({ frame }): Promise<PageFrame> => frame,
    pathsOf: async (job) => ('all' in job ? ['/sign-in/service/'] : []),
  },
];
