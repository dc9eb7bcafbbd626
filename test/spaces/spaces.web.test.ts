import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import { type Gallery, openGallery, pathOf } from '../support/gallery.ts';
import * as views from '../support/views.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

const announced = pathOf(views.anAnnouncedPage());
const visible = (tab: Page) => tab.locator('[data-announcement]:visible').count();

describe('announcements', () => {
  it('read without a script, and then have no button that does nothing', async () => {
    const { tab } = await gallery.open(announced, { javaScriptEnabled: false });
    expect(await visible(tab)).toBe(2);
    expect(await tab.getByText('Important:').isVisible()).toBe(true);
    expect(await tab.getByRole('button', { name: 'Close this announcement' }).count()).toBe(0);
    await tab.context().close();
  });

  it('are put away by keyboard, stay away on this device, and the other one stays', async () => {
    const { tab, complaints } = await gallery.open(announced);
    const close = tab.getByRole('button', { name: 'Close this announcement' });
    await close.first().focus();
    await tab.keyboard.press('Enter');
    await tab.locator('#content:focus').waitFor();
    expect(await visible(tab)).toBe(1);
    await tab.reload({ waitUntil: 'load' });
    expect(await visible(tab)).toBe(1);
    expect(await tab.getByText('Important:').isVisible()).toBe(false);
    expect(await tab.getByRole('region', { name: 'Announcement' }).count()).toBe(1);
    await close.click();
    await tab.getByRole('region', { name: 'Announcement' }).waitFor({ state: 'detached' });
    await tab.reload({ waitUntil: 'load' });
    expect(await tab.getByRole('region', { name: 'Announcement' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  it('move nothing when the page comes back without the one that was put away', async () => {
    const { tab } = await gallery.open(announced);
    await tab.getByRole('button', { name: 'Close this announcement' }).first().click();
    await tab.addInitScript(() => {
      Object.assign(globalThis, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const sum = globalThis as unknown as { shifts: number };
          sum.shifts += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.reload({ waitUntil: 'networkidle' });
    expect(await visible(tab)).toBe(1);
    expect(await tab.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBeLessThan(0.01);
    await tab.context().close();
  });

  it('that are over do not show on a page that was kept too long', async () => {
    const { tab } = await gallery.open(announced);
    await tab.clock.setFixedTime(new Date('2026-12-01T00:00:00.000Z'));
    await tab.reload({ waitUntil: 'load' });
    expect(await visible(tab)).toBe(1);
    expect(await tab.getByText('Atelier en ligne').isVisible()).toBe(true);
    await tab.context().close();
  });
});

describe('figures of a process', () => {
  const page = views.aProcessPage();

  it('say what they mean, when they were counted and whose hour that is', async () => {
    const { tab } = await gallery.open(pathOf(page), { javaScriptEnabled: false });
    expect(await tab.getByText('Comptés le 21 novembre 2026 à 09:00 (heure de Paris)').isVisible()).toBe(true);
    const meaning = tab.getByText('Les personnes différentes qui ont, au moins une fois');
    expect(await meaning.isVisible()).toBe(false);
    await tab.getByText('Ce que veulent dire ces chiffres').click();
    expect(await meaning.isVisible()).toBe(true);
    await tab.context().close();
  });

  it('are the newest ones once they are looked at, with their moment', async () => {
    const { tab } = await gallery.open('/fr/processes/');
    const [component] = page.components;
    await tab.route(`**${processTallyPath(page.process.id)}`, (route) =>
      route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({
          participants: 21_999,
          contributions: 8600,
          supports: 150_000,
          countedAt: '2026-11-21T08:30:00.000Z',
          components: { [component?.id ?? '']: { proposals: 700, comments: 4000, references: 330, votes: 150_000 } },
        }),
      }),
    );
    await tab.goto(gallery.site.origin + pathOf(page));
    await tab.locator('#part').scrollIntoViewIfNeeded();
    await tab.locator('[data-figure="participants"]', { hasText: '21 999' }).waitFor();
    expect(await tab.locator('[data-figure$=".proposals"]').textContent()).toBe('700');
    expect(await tab.locator('[data-counted]').textContent()).toBe(
      'Comptés le 21 novembre 2026 à 09:30 (heure de Paris)',
    );
    await tab.context().close();
  });

  it('stay as they were published where the file is not there', async () => {
    const { tab } = await gallery.open('/fr/processes/');
    const answered = tab.waitForResponse(`**${processTallyPath(page.process.id)}`);
    await tab.route('**/tallies/**', (route) => route.fulfill({ status: 503, body: '' }));
    await tab.goto(gallery.site.origin + pathOf(page));
    await tab.locator('#part').scrollIntoViewIfNeeded();
    await answered;
    expect(await tab.locator('[data-figure="participants"]').textContent()).toMatch(/21\s330/);
    await tab.context().close();
  });
});

describe('around a process', () => {
  it('documents say kind and size, or whose page they are', async () => {
    const { tab } = await gallery.open(pathOf(views.aProcessPage()), { javaScriptEnabled: false });
    const file = tab.getByRole('link', { name: 'Le projet de loi, texte soumis à consultation (PDF, 1,2 Mo)' });
    expect(await file.getAttribute('href')).toMatch(/^\/media\/c+\.pdf$/);
    const link = tab.getByRole('link', { name: /Ambition numérique.*\(page de conseil\.example\)/ });
    expect(await link.getAttribute('hreflang')).toBe('en');
    await tab.context().close();
  });

  it('partners are named, with a link where they have one', async () => {
    const { tab } = await gallery.open(pathOf(views.aProcessPage()), { javaScriptEnabled: false });
    const partners = tab.getByRole('region', { name: 'Avec le concours de' });
    expect(await partners.getByRole('link').count()).toBe(1);
    expect(await partners.getByText('Bibliothèque de Brisanne').isVisible()).toBe(true);
    await tab.context().close();
  });
});

describe('pages of the site', () => {
  it('open their answers by keyboard, without a script', async () => {
    const { tab } = await gallery.open('/fr/pages/faq/', { javaScriptEnabled: false });
    const answer = tab.getByText('Tout le monde peut lire').first();
    expect(await answer.isVisible()).toBe(false);
    await tab.getByText('Qui peut participer').click();
    expect(await answer.isVisible()).toBe(true);
    expect(await tab.getByRole('heading', { level: 2 }).count()).toBe(2);
    await tab.context().close();
  });

  it('stand in the footer of every page, with the time zone and what is set on the device', async () => {
    const html = await gallery.site.html('/fr/');
    const footer = html.slice(html.indexOf('<footer'));
    expect(footer).toContain('href="/fr/pages/faq/"');
    expect(footer).toContain('heure de Paris');
    expect(footer).toContain('aucun cookie');
  });

  it('have icons in the color of the organization', async () => {
    const html = await gallery.site.html('/fr/');
    expect(html).toContain('href="/assets/icon.svg"');
    expect(html).toContain('<link rel="apple-touch-icon" href="/assets/touch-icon.png">');
  });
});
