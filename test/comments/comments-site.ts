/** The island of comments in Chromium, with its fake server. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { commentsWords } from '../../shared/comments/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { messagesFor } from '../../shared/platform/messages.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { type IslandSite, serveIsland } from '../support/island-site.ts';
import { aProposalPage } from '../support/proposal-views.ts';
import { aPhase } from '../support/views.ts';
import { operations, server } from './fake-comments.ts';

const page = aProposalPage(132);
const { proposal } = page;
export const OPEN = aPhase({ startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2099-12-13T23:00:00.000Z' });

export const wordsOf = (locale: InterfaceLocale) => ({
  locale,
  messages: {
    ...messagesFor(platformWords, locale, 'problem.'),
    ...messagesFor(participantsWords, locale, 'sign-in.', 'problem.'),
    ...messagesFor(commentsWords, locale, 'comments.', 'problem.'),
  },
});

export const props = {
  ...wordsOf('fr'),
  timeZone: 'Europe/Paris',
  organizationName: 'Concertations nationales',
  resourceId: proposal.id,
  title: proposal.title,
  isOn: true,
  phase: OPEN,
  maxLength: 200,
  comments: page.comments,
};

/** Comments of a page of a proposal, as they were published. */
export const published = page.comments;

interface Opening {
  readonly overrides?: Partial<typeof props>;
  /** Query and fragment. */
  readonly address?: string;
  readonly context?: BrowserContextOptions;
  /** Before the page is opened: clocks, permissions. */
  readonly prepare?: (tab: Page, context: BrowserContext) => Promise<void>;
}

export interface CommentsSite {
  readonly tab: Page;
  readonly context: BrowserContext;
  readonly site: IslandSite;
  /** Comments counted, as the public figures say. */
  count: number;
  readonly counted: { requests: number };
  threads(): Locator;
  text(): Locator;
  publish(): Locator;
  /** Opens the form, as a press on its line does. */
  write(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the island on a page of its own. */
export async function openComments(browser: Browser, opening: Opening = {}): Promise<CommentsSite> {
  const { overrides = {}, address = '', context: options = {}, prepare } = opening;
  const island = {
    module: 'web/src/comments/islands/Comments.tsx',
    name: 'Comments',
    props: { ...props, ...overrides },
  };
  const counted = { requests: 0 };
  const state = { count: published.total };
  const site = await serveIsland(island, operations, {
    [`/tallies/proposals/${proposal.id}.json`]: () => {
      counted.requests += 1;
      return { type: 'application/json', body: JSON.stringify({ support: 1, comments: state.count }) };
    },
  });
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const tab = await context.newPage();
  if (server.me) await context.addCookies([{ name: 'parvis_signed_in', value: '1', url: site.origin }]);
  await prepare?.(tab, context);
  await tab.goto(`${site.origin}/fr/comments/${address}`);
  return {
    tab,
    context,
    site,
    counted,
    set count(count: number) {
      state.count = count;
    },
    get count() {
      return state.count;
    },
    threads: () => tab.locator('[aria-busy] > .comment'),
    text: () => tab.locator('#write-comment-text'),
    publish: () => tab.locator('form#write-comment').getByRole('button', { name: 'Publier' }),
    write: async () => {
      await tab.getByRole('button', { name: 'Écrire un commentaire' }).click();
      await tab.locator('#write-comment-text:focus').waitFor();
    },
    close: async () => {
      await context.close();
      await site.close();
    },
  };
}
