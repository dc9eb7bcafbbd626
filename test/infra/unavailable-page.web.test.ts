import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

/** The page that the CDN shows when nothing answers behind it: its own copy, so it must not need anything else. */
const html = await readFile(join(import.meta.dirname, '../../infra/site/503/index.html'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('the page for when nothing answers', () => {
  it('asks for nothing at all: no file of this site and none of another', async () => {
    const tab = await browser.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.route('**/*', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: html });
    });
    await tab.goto('https://parvis.example/503/index.html', { waitUntil: 'networkidle' });
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual(['https://parvis.example/503/index.html']);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  it('allows its own style and nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(html).not.toContain('<script');
  });

  it.each(['light', 'dark'] as const)(
    'speaks the three languages and can be read by everybody, %s',
    async (colorScheme) => {
      const tab = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } })).newPage();
      await tab.setContent(html);
      expect(await tab.locator('section').evaluateAll((all) => all.map((one) => one.getAttribute('lang')))).toEqual([
        'fr',
        'en',
        'nl',
      ]);
      await tab.evaluate(axe.source);
      const found = await tab.evaluate(async () => {
        const inPage = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
        return (await inPage.axe.run()).violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await tab.context().close();
    },
  );
});
