import type { ComponentId, ProcessId } from '../../shared/platform/ids.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { componentTexts, organizationTexts, processTexts, sitePageTexts } from '../../shared/spaces/texts.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { historyOf } from '../platform/versions/text-versions.ts';
import { organization } from './directory.ts';
import { Components, Processes } from './entities.ts';
import { sitePages } from './site-page-list.ts';

/** Ids under which versions of official texts are kept. */
export const textIds = {
  process: (id: ProcessId) => `process/${id}`,
  component: (id: ComponentId) => `component/${id}`,
  sitePage: (slug: string) => `page/${slug}`,
  organization: 'organization',
} as const;

export const readProcessHistory = handle(spaces.readProcessHistory, async ({ params: { processId } }, services) => {
  const process = await services.db.require(Processes, { id: processId }, 'process.not-found');
  return historyOf(services, textIds.process(processId), processTexts(process));
});

export const readComponentHistory = handle(
  spaces.readComponentHistory,
  async ({ params: { componentId } }, services) => {
    const component = await services.db.require(Components, { id: componentId }, 'component.not-found');
    return historyOf(services, textIds.component(componentId), componentTexts(component));
  },
);

export const readSitePageHistory = handle(spaces.readSitePageHistory, async ({ params: { slug } }, services) => {
  const pages = await sitePages(services, await organization(services));
  const page = pages.find((one) => one.slug === slug);
  if (page === undefined) throw new Problem('site-page.not-found');
  return historyOf(services, textIds.sitePage(slug), sitePageTexts(page));
});

export const readOrganizationHistory = handle(spaces.readOrganizationHistory, async (_, services) =>
  historyOf(services, textIds.organization, organizationTexts(await organization(services))),
);
