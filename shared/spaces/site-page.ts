/** Pages of the site that hold one text: legal notice, accessibility statement, FAQ, and any other. Schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Slug, Version } from './fields.ts';

/** Pages that every site has: generated until somebody writes them. The charter belongs to the organization. */
export const BUILT_IN_PAGES = ['legal', 'accessibility', 'faq'] as const;
export type BuiltInPage = (typeof BUILT_IN_PAGES)[number];

export const SitePage = z.object({
  /** Never changes: links to a page go on working. */
  slug: Slug,
  title: RequiredLocalized,
  body: Localized.describe('Markdown'),
  layout: z.enum(['text', 'questions']).describe('questions: each second-level heading opens and closes'),
  isInFooter: z.boolean(),
  position: z.int().nonnegative().describe('Order in the footer'),
  isPublished: z.boolean(),
  version: Version,
  updatedAt: Instant,
});
export type SitePage = z.infer<typeof SitePage>;

/** A page as the back office sees it. */
export const ManagedSitePage = SitePage.extend({
  isBuiltIn: z.boolean().describe('Every site has it: removing it brings the generated text back'),
  isGenerated: z.boolean().describe('Nobody has written it yet: the text follows name and contact of the organization'),
});
export type ManagedSitePage = z.infer<typeof ManagedSitePage>;

const SitePageInput = SitePage.pick({
  title: true,
  body: true,
  layout: true,
  isInFooter: true,
  position: true,
  isPublished: true,
});
const params = z.object({ slug: Slug });

/** Routes of pages of the site. */
export const sitePageRoutes = {
  manageSitePages: {
    summary: 'Pages of the site in the order of the footer, generated ones and unpublished ones too',
    method: 'GET',
    path: '/site-pages',
    access: 'site-page.manage',
    returns: z.object({ items: z.array(ManagedSitePage) }),
  },
  createSitePage: {
    summary: 'Add a page to the site; the same Idempotency-Key gives the same page',
    method: 'POST',
    path: '/site-pages',
    access: 'site-page.manage',
    status: 201,
    body: SitePageInput.extend({ slug: Slug }),
    returns: ManagedSitePage,
    problems: ['site-page.slug-taken'],
  },
  updateSitePage: {
    summary: 'Change a page of the site; version 0 is that of a generated one',
    method: 'PUT',
    path: '/site-pages/{slug}',
    access: 'site-page.manage',
    params,
    body: SitePageInput.extend({ version: Version }),
    returns: ManagedSitePage,
    problems: ['site-page.not-found', 'site-page.changed-meanwhile'],
  },
  removeSitePage: {
    summary: 'Remove a page of the site; one that every site has gets its generated text back',
    method: 'DELETE',
    path: '/site-pages/{slug}',
    access: 'site-page.manage',
    status: 204,
    params,
    problems: ['site-page.not-found', 'site-page.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
