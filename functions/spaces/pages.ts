import type { Localized } from '../../shared/platform/locale.ts';
import type { TextPage } from '../../shared/spaces/views.ts';
import { shownHtml } from '../platform/frame.ts';
import type { PageKind, PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { componentById, organization, processById, processes } from './directory.ts';
import { groupPage } from './groups/group-pages.ts';
import { sitePageKinds } from './load-site-page.ts';
import { loadHome, loadProcess, loadProcesses } from './load-spaces.ts';
import type { SpaceSlots } from './slots.ts';

/** A page with one text; only a change of everything changes it. */
const textPage = (
  pattern: string,
  textOf: (request: PageRequest, services: Services) => Promise<Localized>,
  inSitemap = false,
): PageKind => ({
  pattern,
  delivery: 'published',
  inSitemap,
  async load(request, services): Promise<TextPage> {
    const { frame, locale } = request;
    const texts = await textOf(request, services);
    return { ...frame, text: shownHtml(texts, locale, frame.organization.defaultLocale) };
  },
  pathsOf: async (job) => ('all' in job ? [pattern] : []),
});

const noText = async () => ({});

const slugPath = ({ slug }: { readonly slug: string }) => `/processes/${slug}/`;

/** Pages of processes that a job means; unpublished ones too where the job names one, so that they are removed. */
const processPaths: NonNullable<PageKind['pathsOf']> = async (job, services) => {
  if ('all' in job) return (await processes(services)).filter(({ isPublished }) => isPublished).map(slugPath);
  if ('participant' in job || 'group' in job) return [];
  const processId = 'process' in job ? job.process : (await componentById(services, job.component))?.processId;
  const process = processId && (await processById(services, processId));
  return process ? [slugPath(process)] : [];
};

/** Pages of the organization and its processes. */
export const spacesPages = (slots: SpaceSlots): readonly PageKind[] => [
  {
    pattern: '/',
    delivery: 'published',
    load: (request, services) => loadHome(request, services, slots),
    pathsOf: async () => ['/'],
  },
  {
    pattern: '/processes/',
    delivery: 'published',
    load: (request, services) => loadProcesses(request, services, slots),
    pathsOf: async () => ['/processes/'],
  },
  {
    pattern: '/processes/{slug}/',
    delivery: 'published',
    load: (request, services) => loadProcess(request, services, slots),
    pathsOf: processPaths,
  },
  groupPage(slots),
  textPage('/charter/', async (_, services) => (await organization(services)).charter, true),
  ...sitePageKinds,
  textPage('/account/', noText),
  textPage('/404/', noText),
  // What the service worker shows for pages that were not read before.
  textPage('/offline/', noText),
];
