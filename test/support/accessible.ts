/** How pages are looked at by program: in which conditions, and by which rules. */
import axe from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

/** What a page is looked at in. Zoom of 200 % is what browsers make of it: half the width, twice the dots. */
export const CONDITIONS = {
  light: { colorScheme: 'light', forcedColors: 'none', width: 1280, height: 900, scale: 1 },
  dark: { colorScheme: 'dark', forcedColors: 'none', width: 1280, height: 900, scale: 1 },
  'narrow-light': { colorScheme: 'light', forcedColors: 'none', width: 320, height: 640, scale: 1 },
  'narrow-dark': { colorScheme: 'dark', forcedColors: 'none', width: 320, height: 640, scale: 1 },
  'zoom-200': { colorScheme: 'light', forcedColors: 'none', width: 640, height: 450, scale: 2 },
  'forced-colors': { colorScheme: 'light', forcedColors: 'active', width: 1280, height: 900, scale: 1 },
} as const;
export type Condition = keyof typeof CONDITIONS;
export const conditions = Object.keys(CONDITIONS) as Condition[];

export const AXE_VERSION = axe.version;
/** Rules that axe leaves off and the law does not: targets of 24 pixels (WCAG 2.2, 2.5.8). */
const RULES = { 'target-size': { enabled: true } };

/** What axe looked at on pages, and what it found wrong. */
export interface Looked {
  readonly violations: readonly string[];
  /** Rules that had something to look at. */
  readonly applied: readonly string[];
}

/** What axe says of the page as it stands, in whatever condition it is. */
export async function look(tab: Page, { isForced = false } = {}): Promise<Looked> {
  const isThere = await tab.evaluate(() => 'axe' in globalThis);
  if (!isThere) await tab.evaluate(`${axe.source}; undefined`);
  const rules = isForced ? { ...RULES, 'color-contrast': { enabled: false } } : RULES;
  const looked: Looked = await tab.evaluate(`axe.run({ iframes: false, rules: ${JSON.stringify(rules)} })
    .then(({ violations, passes }) => ({
      violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) =>
        html.slice(0, 300) + ' ' + failureSummary).join(' | ')),
      applied: [...violations, ...passes].map(({ id }) => id),
    }))`);
  return isForced ? { ...looked, violations: [...looked.violations, ...(await faint(tab))] } : looked;
}

/** Brings a condition about without loading the page again. Motion is reduced in each. */
async function bringAbout(tab: Page, session: CDPSession, condition: Condition): Promise<void> {
  const { colorScheme, forcedColors, width, height, scale } = CONDITIONS[condition];
  await tab.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: false,
  });
}

/** Pixels that the page is wider than its window: whoever reads would scroll sideways, line by line. */
export const excess = (tab: Page): Promise<number> =>
  tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * Texts of less contrast than 4.5:1 where the reader's system chooses the colors. axe cannot tell: it takes the color of
 * glyphs from `-webkit-text-fill-color`, which stays the author's on paper and is not what is drawn.
 */
const faint = (tab: Page): Promise<string[]> =>
  tab.evaluate(() => {
    const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const channel = (value: number) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([red = 0, green = 0, blue = 0]: number[]) =>
      0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
    const behind = (element: Element | null): number[] => {
      for (let one = element; one !== null; one = one.parentElement) {
        const color = parts(getComputedStyle(one).backgroundColor);
        if (color[3] !== 0) return color;
      }
      return [255, 255, 255];
    };
    const found: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      if (!isText || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest(':disabled, [inert], .sr') !== null) continue;
      const [text, paper] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))];
      const contrast = (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
      if (contrast < 4.5) found.push(`${contrast.toFixed(2)}: ${element.outerHTML.slice(0, 200)}`);
    }
    return found;
  });

/** Animations that go on although the reader wants none. */
const movements = (tab: Page): Promise<string[]> =>
  tab.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 200) ?? '') : '')),
  );

/**
 * Looks at a page in each condition, one after the other in the same tab.
 *
 * @returns what is wrong, each with its condition; nothing where all is well
 */
export async function lookInEach(
  tab: Page,
  chosen: readonly Condition[] = conditions,
): Promise<{ readonly wrong: readonly string[]; readonly applied: ReadonlySet<string> }> {
  const session = await tab.context().newCDPSession(tab);
  const wrong: string[] = [];
  const applied = new Set<string>();
  for (const condition of chosen) {
    await bringAbout(tab, session, condition);
    const looked = await look(tab, { isForced: CONDITIONS[condition].forcedColors === 'active' });
    wrong.push(...looked.violations.map((violation) => `${condition}: ${violation}`));
    for (const rule of looked.applied) applied.add(rule);
    const wider = await excess(tab);
    if (wider > 0) wrong.push(`${condition}: ${wider} pixels wider than the window`);
    wrong.push(...(await movements(tab)).map((html) => `${condition}: moves: ${html}`));
  }
  await session.detach();
  return { wrong, applied };
}
