import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PageFrame } from '../../shared/platform/views.ts';
import { launchBrowser } from './browser.ts';
import * as budgets from './budget-views.ts';
import * as newsletters from './newsletter-views.ts';
import * as others from './other-views.ts';
import { aProfilePage } from './profile-view.ts';
import { serveTemplates, type TemplateSite } from './site.ts';
import * as views from './views.ts';

/** The day that the view models speak of. */
const TODAY = new Date('2026-11-21T08:00:00.000Z');

const at = (page: PageFrame): [string, PageFrame] => [`/${page.locale}${page.path}`, page];
/** The answer to a search that finds nothing. */
export const noMatch = views.aProposalsPage({
  path: `${views.aProposalsPage().path}search/`,
  items: [],
  total: 0,
  pages: 0,
  query: {
    q: 'zzz',
    themes: [],
    territories: [],
    states: ['accepted'],
    origins: [],
    isPlaced: false,
    sort: 'recent',
    seed: null,
  },
});
export const opinions = views.anOpinionPage();
/** A page with the name of its template, as the accessibility statement calls it. */
type Kind =
  | 'account'
  | 'budget'
  | 'changes'
  | 'embed'
  | 'group'
  | 'home'
  | 'invitation'
  | 'languages'
  | 'mute'
  | 'newsletter'
  | 'not-found'
  | 'notifications'
  | 'office'
  | 'preview-over'
  | 'process'
  | 'process-group'
  | 'processes'
  | 'profile'
  | 'project'
  | 'proposal'
  | 'proposals'
  | 'propose'
  | 'service'
  | 'sign-in'
  | 'statement'
  | 'text'
  | 'transparency'
  | 'unfollow'
  | 'verify';
const of = (kind: Kind, ...views: readonly PageFrame[]): [string, PageFrame, Kind][] =>
  views.map((page) => [...at(page), kind]);
/** Every template, with view models that hold what is hard to lay out. */
const entries: readonly (readonly [string, PageFrame, Kind])[] = [
  ...of('home', views.aHomePage(), { ...views.anEmptyHomePage(), locale: 'en' }),
  ...of('processes', views.aProcessesPage(), views.anAnnouncedPage()),
  ...of('process', views.aProcessPage()),
  ...of('process-group', others.aProcessGroupPage()),
  ...of('proposals', views.aProposalsPage(), noMatch, views.aHiddenList()),
  ...of('proposal', views.aProposalPage(), opinions, views.aReachedPage(), others.aHiddenProposal()),
  ...of('changes', views.aChangesPage(), others.aCommentChangesPage()),
  ...of('embed', others.aCard()),
  ...of('propose', views.aProposePage()),
  ...of('budget', budgets.aBudgetPage(), budgets.aDistrictsPage(), budgets.aDecidedPage()),
  ...of('project', budgets.aProjectPage(), budgets.aBuiltProject()),
  ...of('sign-in', views.aFrame('/sign-in/')),
  ...of('service', views.aFrame('/sign-in/service/')),
  ...of('account', views.aFrame('/account/')),
  ...of('verify', views.aFrame('/verify/')),
  ...of('profile', aProfilePage(), {
    ...aProfilePage({ isAll: true, path: aProfilePage().participant.allPath }),
    locale: 'en',
  }),
  ...of('group', others.aGroupPage()),
  ...of('invitation', views.aFrame('/group-invitation/')),
  ...of('unfollow', views.aFrame('/unfollow/')),
  ...of('notifications', views.aFrame('/notifications/')),
  ...of('mute', views.aFrame('/mute/')),
  ...of(
    'newsletter',
    newsletters.aSignUpPage(),
    newsletters.aSignUpPage('/newsletter/preferences/'),
    views.aFrame('/newsletter/confirm/'),
    views.aFrame('/newsletter/unsubscribe/'),
    newsletters.aNewslettersPage(),
    { ...newsletters.aNewslettersPage({ newsletters: [] }), locale: 'nl' },
    newsletters.aNewsletterPage(),
  ),
  ...of('transparency', others.aTransparencyPage(), {
    ...others.aTransparencyPage({ grounds: [], decisions: 0, medianHours: null }),
    locale: 'nl',
  }),
  ...of('text', views.aTextPage('/charter/'), views.aSitePage('/legal/', 'nl'), views.aFaqPage(), others.aVideoPage()),
  ...of('statement', views.aSitePage('/accessibility/')),
  ...of('preview-over', views.aFrame('/preview/')),
  ...of('not-found', views.aFrame('/404/')),
  ['/404/', views.aFrame('/404/'), 'not-found'],
  ['/', views.aFrame('/'), 'languages'],
  ['/admin/', views.aFrame('/admin/'), 'office'],
];
const pages = new Map<string, PageFrame>(entries.map(([path, page]) => [path, page]));
/** Name of the template of each path. */
export const kinds: ReadonlyMap<string, Kind> = new Map(entries.map(([path, , kind]) => [path, kind]));
export const paths: readonly string[] = [...pages.keys()];
/** Public path of a view model. */
export const pathOf = (page: PageFrame): string => at(page)[0];

/** A browser in front of every template. */
export interface Gallery {
  readonly browser: Browser;
  readonly site: TemplateSite;
  /** Opens a page on that day and collects what the browser complains of while it loads. */
  open(path: string, options?: BrowserContextOptions): Promise<{ tab: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** Scrolls through the page, then waits until no island is asleep but those that wait until somebody turns to them. */
export async function look(tab: Page): Promise<void> {
  const asleep = 'astro-island[ssr]:not([client="attention"])';
  // One after the other, until it is awake: where motion is reduced, a jump to the end passes none of them.
  await tab.waitForFunction((selector) => {
    const islands = [...document.querySelectorAll(selector)];
    const next = islands.find((island) => island.getAttribute('client') === 'visible');
    (next?.firstElementChild ?? next)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return islands.length === 0;
  }, asleep);
  await tab.evaluate(() => document.querySelector('.foot')?.scrollIntoView());
}

/** The same, and turns to those too, so that every island is awake. */
export async function wake(tab: Page): Promise<void> {
  await look(tab);
  await tab.evaluate(() => {
    for (const island of document.querySelectorAll('astro-island[client="attention"]')) {
      island.dispatchEvent(new Event('pointerover', { bubbles: true }));
    }
  });
  await tab.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
}

export async function openGallery(): Promise<Gallery> {
  const [browser, site] = await Promise.all([launchBrowser(), serveTemplates(pages)]);
  return {
    browser,
    site,
    open: async (path, options = {}) => {
      const context = await browser.newContext({ locale: 'fr-FR', ...options });
      const tab = await context.newPage();
      const complaints: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      tab.on('pageerror', (error) => complaints.push(String(error)));
      if (options.javaScriptEnabled !== false) await tab.clock.setFixedTime(TODAY);
      await tab.goto(site.origin + path, { waitUntil: 'load' });
      return { tab, complaints };
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
