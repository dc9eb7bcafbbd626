import { TRANSPARENCY_FILE, TRANSPARENCY_PATH } from '../../shared/moderation/paths.ts';
import type { TransparencyPage } from '../../shared/moderation/views.ts';
import type { PageKind, SiteFile } from '../platform/page.ts';
import { allDecisions, decisionsCsv, figuresOf } from './transparency.ts';

/** The public page about moderation, published with each decision. */
export const moderationPages: readonly PageKind[] = [
  {
    pattern: TRANSPARENCY_PATH,
    delivery: 'published',
    load: async ({ frame }, services): Promise<TransparencyPage> => ({
      ...frame,
      ...figuresOf(await allDecisions(services)),
    }),
    pathsOf: async (job) => ('all' in job ? [TRANSPARENCY_PATH] : []),
  },
];

/** The decisions behind it. */
export const moderationFiles: readonly SiteFile[] = [
  {
    path: TRANSPARENCY_FILE,
    contentType: 'text/csv; charset=utf-8',
    make: async ({ services }) => decisionsCsv(await allDecisions(services)),
  },
];
