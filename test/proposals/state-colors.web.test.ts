import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { STATE_COLORS } from '../../shared/proposals/state-colors.ts';
import { openOffice, openPlatform, type Platform } from '../admin/office.ts';
import { launchBrowser } from '../support/browser.ts';

/** What words of states stand on. */
const GROUNDS = ['--paper', '--surface', '--sunk', '--accent-soft'];
/** Colors of organizations, the hardest ones among them: white, black, yellow, and the default. */
const ORGANIZATIONS = ['#0f6f74', '#ffffff', '#000000', '#ffd800', '#c8102e'];

let browser: Browser;
let platform: Platform;
let tab: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  platform = await openPlatform();
  ({ tab } = await openOffice(browser, platform, '/admin/'));
});
afterAll(async () => {
  await browser?.close();
  await platform?.close();
});

/** Contrast of each color with each ground, as the browser paints them. */
const measure = (theme: string, organization: string) =>
  tab.evaluate(
    ({ theme: wanted, organization: accent, colors, grounds }) => {
      const root = document.documentElement;
      root.dataset.theme = wanted;
      root.style.setProperty('--org', accent);
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('no canvas');
      const luminance = (color: string) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
          const part = byte / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const box = document.createElement('div');
      const mark = document.createElement('span');
      box.append(mark);
      document.body.append(box);
      const found = colors.flatMap((color) =>
        grounds.map((ground) => {
          mark.className = `state state--${color}`;
          box.style.background = `var(${ground})`;
          const one = luminance(getComputedStyle(mark).color);
          const other = luminance(getComputedStyle(box).backgroundColor);
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          return { color, ground, contrast };
        }),
      );
      box.remove();
      return found;
    },
    { theme, organization, colors: [...STATE_COLORS], grounds: GROUNDS },
  );

describe('colors of states', () => {
  it.each(['light', 'dark'])('can be read on every ground of every organization, %s', async (theme) => {
    for (const organization of ORGANIZATIONS) {
      const found = await measure(theme, organization);
      expect(found).toHaveLength(STATE_COLORS.length * GROUNDS.length);
      expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    }
  });

  it('differ from one another, and from the color of plain text', async () => {
    const colors = await tab.evaluate(
      (names) =>
        ['', ...names].map((name) => {
          const mark = document.createElement('span');
          mark.className = `state state--${name}`;
          document.body.append(mark);
          const { color } = getComputedStyle(mark);
          mark.remove();
          return color;
        }),
      [...STATE_COLORS],
    );
    expect(new Set(colors).size).toBe(STATE_COLORS.length + 1);
  });
});
