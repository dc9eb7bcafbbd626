import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { type LocalPlatform, startLocalPlatform } from '../../functions/local/local-platform.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';

/** The page shows one thing many times over, which no page for readers does: only names that repeat are let pass. */
const RULES = { 'landmark-unique': { enabled: false } };

const violations = (tab: Page): Promise<string[]> =>
  tab.evaluate(`axe.run({ rules: ${JSON.stringify(RULES)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`);

describe('the page of all components', () => {
  let platform: LocalPlatform;
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    platform = await startLocalPlatform({ port: await freePort(), version: '0.0.0-test' });
    browser = await launchBrowser();
    tab = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it.each(['theme=light', 'theme=dark', 'dir=rtl', 'theme=dark&dir=rtl'])(
    'has no accessibility violation and no horizontal scroll with %s, on 320 and 1280 pixels',
    async (search) => {
      const found: string[] = [];
      for (const width of [320, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(`${platform.origin}/_local/components/?${search}`, { waitUntil: 'load' });
        await tab.evaluate(axe.source);
        found.push(...(await violations(tab)).map((violation) => `${width}: ${violation}`));
        const excess = await tab.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (excess > 0) found.push(`${width}: ${excess} pixels too wide`);
      }
      expect(found).toEqual([]);
    },
  );

  it('shows each section, and the whole page again in a window of 320 pixels', async () => {
    await tab.goto(`${platform.origin}/_local/components/?width=320&theme=dark`);
    const narrow = tab.frameLocator('iframe');
    await narrow.getByRole('heading', { name: 'Vote panels' }).waitFor();
    const sections = await tab.getByRole('navigation', { name: 'Sections' }).getByRole('link').count();
    expect(await narrow.locator('section[aria-labelledby] h2[id]').count()).toBeGreaterThanOrEqual(sections);
    expect(await narrow.locator('[data-theme="dark"]').count()).toBe(1);
  });
});
