import { isDeepStrictEqual } from 'node:util';
import { spaces } from '../../shared/spaces/contract.ts';
import type { SitePage } from '../../shared/spaces/site-page.ts';
import { sitePageTexts } from '../../shared/spaces/texts.ts';
import { put, remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { changedBy, keepVersion } from '../platform/versions/text-versions.ts';
import { generatedPages } from './default-pages.ts';
import { organization } from './directory.ts';
import { SitePages } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { textIds } from './read-history.ts';
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

/** A page as it is now, generated or written. @throws Problem `site-page.not-found` */
async function storedPage(services: Services, slug: string): Promise<SitePage> {
  const pages = await sitePages(services, await organization(services));
  const page = pages.find((one) => one.slug === slug);
  if (page === undefined) throw new Problem('site-page.not-found');
  return page;
}

/**
 * Changes a page. A generated one is written for the first time with version 0.
 *
 * @throws Problem 404 `site-page.not-found`, 409 `site-page.changed-meanwhile`
 */
export const updateSitePage = handle(
  spaces.updateSitePage,
  async ({ params: { slug }, body, actor, tellChanged }, services) => {
    const stored = await storedPage(services, slug);
    // Told early, so that what is kept is surely the text that the write below replaces.
    if (stored.version !== body.version) throw new Problem('site-page.changed-meanwhile');
    const page: SitePage = { ...said(body), slug, version: body.version + 1, updatedAt: services.now() };
    await services.db.transact(
      put(SitePages, page, { when: versionIs(body.version), otherwise: 'site-page.changed-meanwhile' }),
      ...keepVersion(
        { textId: textIds.sitePage(slug), version: stored.version, at: page.updatedAt, by: changedBy(actor) },
        sitePageTexts(stored),
        sitePageTexts(page),
      ),
    );
    tellChanged(stored, page);
    return toManaged(page);
  },
);

/** What stands at an address once its page is removed: the generated text, or nothing. */
async function textsWithout(services: Services, slug: string) {
  const generated = generatedPages(await organization(services)).find((page) => page.slug === slug);
  return generated === undefined ? {} : sitePageTexts(generated);
}

/**
 * Removes a page; one that every site has is generated again. Its text is kept among the versions.
 *
 * @throws Problem 404 `site-page.not-found`, 409 `site-page.changed-meanwhile`
 */
export const removeSitePage = handle(spaces.removeSitePage, async ({ params: { slug }, actor }, services) => {
  const { db, now } = services;
  const stored = await db.require(SitePages, { slug }, 'site-page.not-found');
  await db.transact(
    remove(SitePages, { slug }, { when: versionIs(stored.version), otherwise: 'site-page.changed-meanwhile' }),
    ...keepVersion(
      { textId: textIds.sitePage(slug), version: stored.version, at: now(), by: changedBy(actor) },
      sitePageTexts(stored),
      await textsWithout(services, slug),
    ),
  );
  return undefined;
});
