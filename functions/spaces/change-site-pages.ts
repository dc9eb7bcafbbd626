import { isDeepStrictEqual } from 'node:util';
import { spaces } from '../../shared/spaces/contract.ts';
import type { SitePage } from '../../shared/spaces/site-page.ts';
import { put, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { organization } from './directory.ts';
import { SitePages } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { isBuiltIn, sitePages, toManaged } from './site-page-list.ts';
import { versionIs } from './version-is.ts';

/** Every page of the site, generated ones too. */
export const manageSitePages = handle(spaces.manageSitePages, async (_, services) => ({
  items: (await sitePages(services, await organization(services))).map(toManaged),
}));

const said = <T extends Pick<SitePage, 'title' | 'body'>>(page: T): T => ({
  ...page,
  title: saidLanguages(page.title),
  body: saidLanguages(page.body),
});

/**
 * Adds a page. Sending the same page twice under one Idempotency-Key makes one: its address is its key.
 *
 * @throws Problem 409 `site-page.slug-taken`
 */
export const createSitePage = handle(spaces.createSitePage, async ({ body, idempotencyKey }, { db, now }) => {
  const code = 'site-page.slug-taken';
  const taken = () => new Problem(code, { fields: [{ pointer: '/slug', code }] });
  if (isBuiltIn(body.slug)) throw taken();
  const page: SitePage = { ...said(body), version: 1, updatedAt: now() };
  const { changed } = await db.write(put(SitePages, page, { when: 'absent', otherwise: 'unchanged' }));
  if (changed) return toManaged(page);
  const stored = await db.require(SitePages, { slug: body.slug }, 'site-page.not-found');
  const isRepeat = idempotencyKey !== undefined && isDeepStrictEqual({ ...stored, updatedAt: page.updatedAt }, page);
  if (!isRepeat) throw taken();
  return toManaged(stored);
});

/**
 * Changes a page. A generated one is written for the first time with version 0.
 *
 * @throws Problem 404 `site-page.not-found`, 409 `site-page.changed-meanwhile`
 */
export const updateSitePage = handle(spaces.updateSitePage, async ({ params: { slug }, body }, { db, now }) => {
  if (!isBuiltIn(slug)) await db.require(SitePages, { slug }, 'site-page.not-found');
  const page: SitePage = { ...said(body), slug, version: body.version + 1, updatedAt: now() };
  await db.write(put(SitePages, page, { when: versionIs(body.version), otherwise: 'site-page.changed-meanwhile' }));
  return toManaged(page);
});

/** Removes a page; one that every site has is generated again. @throws Problem 404 `site-page.not-found` */
export const removeSitePage = handle(spaces.removeSitePage, async ({ params: { slug } }, { db }) => {
  await db.write(remove(SitePages, { slug }, { when: 'present', otherwise: 'site-page.not-found' }));
  return undefined;
});
