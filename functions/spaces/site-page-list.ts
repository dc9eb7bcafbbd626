import type { Organization } from '../../shared/spaces/organization.ts';
import { BUILT_IN_PAGES, type ManagedSitePage, type SitePage } from '../../shared/spaces/site-page.ts';
import type { Services } from '../platform/services.ts';
import { generatedPages } from './default-pages.ts';
import { SitePages } from './entities.ts';

const inOrder = (one: SitePage, other: SitePage) => one.position - other.position || (one.slug < other.slug ? -1 : 1);

/** Every page of the site in the order of the footer: written ones, and generated ones that nobody has written yet. */
export async function sitePages({ db }: Pick<Services, 'db'>, organization: Organization): Promise<SitePage[]> {
  const written = await db.all(SitePages, {});
  const generated = generatedPages(organization).filter(({ slug }) => !written.some((page) => page.slug === slug));
  return [...written, ...generated].sort(inOrder);
}

/** Whether every site has the page. */
export const isBuiltIn = (slug: string): boolean => BUILT_IN_PAGES.some((one) => one === slug);

/** A page as the back office sees it. */
export const toManaged = (page: SitePage): ManagedSitePage => ({
  ...page,
  isBuiltIn: isBuiltIn(page.slug),
  isGenerated: page.version === 0,
});
