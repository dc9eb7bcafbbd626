import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { look } from '../support/accessible.ts';
import { type Gallery, openGallery, pathOf } from '../support/gallery.ts';
import { aVideoPage } from '../support/other-views.ts';

const path = pathOf(aVideoPage());
const PEERTUBE = 'https://tube.example.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?p2p=0';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

/** The page, with everything that is asked of other hosts; players answer with a page of their own. */
async function open(options: BrowserContextOptions = {}) {
  const context = await gallery.browser.newContext(options);
  const asked: string[] = [];
  await context.route(
    (url) => url.origin !== gallery.site.origin,
    (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Player</title><p>Plays</p>' });
    },
  );
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await tab.goto(gallery.site.origin + path, { waitUntil: 'networkidle' });
  return { tab, asked, complaints, close: () => context.close() };
}

describe('a video in a text of the organization', () => {
  it('asks nothing of any other host before somebody presses; then the player loads, in its place, with the focus before it', async () => {
    const { tab, asked, complaints, close } = await open();
    const button = tab.getByRole('button', { name: 'Afficher la vidéo ici – Vidéo sur tube.example.org' });
    await button.waitFor();
    expect(await tab.getByText('Rien n’est chargé depuis tube.example.org').count()).toBe(1);
    expect((await look(tab)).violations).toEqual([]);
    expect(asked).toEqual([]);
    await button.focus();
    await tab.keyboard.press('Enter');
    await tab.locator('[data-video]:focus').waitFor();
    await tab.frameLocator('iframe').getByText('Plays').waitFor();
    expect(asked).toEqual([PEERTUBE]);
    const frame = tab.locator('iframe');
    expect(await frame.getAttribute('title')).toBe('Vidéo sur tube.example.org');
    const box = await frame.boundingBox();
    expect(Math.round(((box?.width ?? 0) / (box?.height ?? 1)) * 9)).toBe(16);
    expect(await button.count()).toBe(0);
    expect((await look(tab)).violations).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('may show a frame of its host, and of nobody else', async () => {
    const { tab, asked, complaints, close } = await open();
    await tab.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://elsewhere.example/';
      document.body.append(frame);
    });
    await tab.waitForFunction(() => document.querySelector('iframe') !== null);
    await tab.getByRole('button', { name: /tube.example.org/ }).click();
    await tab.frameLocator('iframe.video').getByText('Plays').waitFor();
    expect(asked).toEqual([PEERTUBE]);
    expect(complaints.join(' ')).toContain('frame-src');
    await close();
  });

  it('is a link where no script runs', async () => {
    const { tab, asked, close } = await open({ javaScriptEnabled: false });
    const link = tab.getByRole('link', { name: 'Vidéo sur tube.example.org' });
    expect(await link.getAttribute('href')).toContain('https://tube.example.org/w/');
    expect(await tab.getByRole('button', { name: /Afficher la vidéo/ }).count()).toBe(0);
    expect(asked).toEqual([]);
    await close();
  });
});
