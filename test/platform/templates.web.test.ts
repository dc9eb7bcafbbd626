import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checks } from '../../shared/accessibility/checks.ts';
import { budgetsWords } from '../../shared/budgets/words.ts';
import { commentsWords } from '../../shared/comments/words.ts';
import { followsWords } from '../../shared/follows/words.ts';
import { moderationWords } from '../../shared/moderation/words.ts';
import { participantsWords } from '../../shared/participants/words.ts';
import { platformWords } from '../../shared/platform/words.ts';
import { proposalsWords } from '../../shared/proposals/words.ts';
import { spacesWords } from '../../shared/spaces/words.ts';
import { lookInEach } from '../support/accessible.ts';
import { whatIsChecked } from '../support/checked.ts';
import { type Gallery, look, openGallery, paths, wake } from '../support/gallery.ts';
import { aGate } from '../support/proposal-views.ts';
import { pageLibrary } from '../support/site.ts';
import { aFrame, aProposalPage, aProposalsPage } from '../support/views.ts';

const KILOBYTE = 1000;
const catalogues = [
  platformWords,
  participantsWords,
  spacesWords,
  proposalsWords,
  commentsWords,
  budgetsWords,
  followsWords,
  moderationWords,
];
const isKey = (text: string): boolean => catalogues.some(({ en }) => text in en);

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

describe('every page', () => {
  const applied = new Set<string>();

  it.each(paths)(
    '%s has no accessibility violation in any condition, fits its window and wakes without a complaint of the browser',
    async (path) => {
      const { tab, complaints } = await gallery.open(path, { reducedMotion: 'reduce' });
      await wake(tab);
      const policy = await tab.getAttribute('meta[http-equiv="content-security-policy"]', 'content');
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(await tab.locator('[style]').count()).toBe(0);
      const looked = await lookInEach(tab);
      for (const rule of looked.applied) applied.add(rule);
      await tab.context().close();
      expect(looked.wrong).toEqual([]);
      // No API stands behind these pages: what asks it at once is refused.
      expect(complaints.filter((text) => path !== '/fr/sign-in/service/' || !text.includes('404'))).toEqual([]);
    },
  );

  it('bears out what the accessibility statement claims: npm run accessibility records it', async () => {
    const found = whatIsChecked(applied);
    const file = process.env.ACCESSIBILITY_RECORD;
    if (file !== undefined) await writeFile(file, JSON.stringify(found));
    const { checkedOn, ...claimed } = checks;
    expect(new Date(checkedOn).toString()).not.toBe('Invalid Date');
    expect(file === undefined ? claimed : found).toEqual(found);
  });

  it.each(paths)('%s loads at most 20 kB of scripts and 10 kB of styles, compressed', async (path) => {
    const tab = await (await gallery.browser.newContext()).newPage();
    const loaded: Promise<{ kind: string; bytes: number }>[] = [];
    tab.on('response', (response) => {
      const kind = response.request().resourceType();
      loaded.push(response.body().then((body) => ({ kind, bytes: gzipSync(body).length })));
    });
    const sum = async (kind: string) =>
      (await Promise.all(loaded)).reduce((bytes, file) => (file.kind === kind ? bytes + file.bytes : bytes), 0);
    await tab.goto(gallery.site.origin + path, { waitUntil: 'networkidle' });
    // Whoever reads down to the end loads no more than that; comments load their script when somebody turns to them.
    await look(tab);
    const read = await sum('script');
    await wake(tab);
    const used = await sum('script');
    const styles = await sum('stylesheet');
    await tab.context().close();
    // The back office is an application of its own: the styles of the site, and those of its screens.
    // Pages of a budget bring a sheet of their own.
    const most = path === '/admin/' ? 16 : path.includes('/budgets/') ? 12 : 10;
    expect(styles).toBeLessThanOrEqual(most * KILOBYTE);
    if (path === '/admin/') return;
    expect(read).toBeLessThanOrEqual(20 * KILOBYTE);
    // Whoever turns to every part of a proposal: comments, following, reporting.
    expect(used).toBeLessThanOrEqual(25 * KILOBYTE);
  });
});

describe('the page library', () => {
  it.each(paths)('%s says every word, and never the key of one that is missing', async (path) => {
    const html = (await gallery.site.html(path)).replaceAll(/<script[\s\S]*?<\/script>/g, '');
    const keys = [...html.matchAll(/[>"]\s*([a-z-]+(?:\.[a-z-]+)+)\s*[<"]/g)].map(([, key]) => key);
    expect(keys.filter((key) => key !== undefined && isKey(key))).toEqual([]);
  });

  it.each([
    ['en', 'Final count of 21 November 2026', 'the final count is under way'],
    ['fr', 'Comptage final du 21 novembre 2026', 'le comptage final est en cours'],
    ['nl', 'Eindtelling van 21 november 2026', 'de eindtelling is bezig'],
  ] as const)(
    'says beside the counts of a vote that is over whether they are final: %s',
    async (locale, done, waiting) => {
      const render = await pageLibrary();
      // An hour after midnight of the organization, which is another day in UTC.
      for (const [countedAt, words] of [
        ['2026-11-20T23:06:00.000Z', done],
        [null, waiting],
      ] as const) {
        const said = { locale, finalCount: { countedAt }, gate: aGate({ voting: false }) } as const;
        const list = aProposalsPage(said);
        const proposal = { ...aProposalPage(), ...said };
        for (const page of [list, proposal]) {
          const { html } = await render(`/${locale}${page.path}`, { page });
          const text = html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
          expect(text).toContain(words);
          expect(text.replaceAll(/\D/g, '')).toContain('1248');
        }
      }
    },
  );

  it('answers 404 for a path that no template has, so that the publisher removes it', async () => {
    const render = await pageLibrary();
    const page = aFrame('/nothing/here/');
    expect((await render('/fr/nothing/here/', { page })).status).toBe(404);
  });

  it('answers 200 for the page that says "not found", which is a page like any other', async () => {
    const render = await pageLibrary();
    const page = aFrame('/404/');
    expect((await render('/404/', { page })).status).toBe(200);
    expect((await render('/fr/404/', { page })).status).toBe(200);
  });
});
