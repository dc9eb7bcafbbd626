/** Goes through pages as somebody does who has no mouse, and looks whether they can see where they are. */
import type { Locator, Page } from 'playwright-core';

/** Presses of Tab after which a reader would have given up. */
const PATIENCE = 80;

/**
 * What is wrong with the focus where it stands: that it is nowhere, cannot be seen, or lies outside of the window or
 * below something that covers it. `null`: nothing.
 */
const lostFocus = (tab: Page): Promise<string | null> =>
  tab.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'the focus is on nothing';
    const name = element.outerHTML.slice(0, 200);
    // A card shows the focus of its link around itself.
    const isOutlined = [element, element.parentElement, element.closest('.card, li, label, article')].some((shown) =>
      [null, '::before', '::after'].some((pseudo) => {
        if (shown === null) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown, pseudo);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      }),
    );
    if (!isOutlined) return `no outline: ${name}`;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return `no size: ${name}`;
    if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) return `out of the window: ${name}`;
    const [x, y] = [Math.max(left, 0) + Math.min(width, 8) / 2, Math.max(top, 0) + Math.min(height, 8) / 2];
    const above = document.elementFromPoint(x, y);
    const isSeen = above === null || element.contains(above) || above.contains(element);
    return isSeen || element.closest('label')?.contains(above)
      ? null
      : `covered: ${name} by ${above.outerHTML.slice(0, 100)}`;
  });

/** Goes to something with the Tab key alone, as far as it takes. @throws where the focus cannot be seen once it is there */
export async function tabTo(tab: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < PATIENCE; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const lost = presses === 0 ? null : await lostFocus(tab);
      if (lost !== null) throw new Error(lost);
      return;
    }
    await tab.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${PATIENCE} presses of Tab: ${target}`);
}

/** Goes to a button or link, and presses it. */
export async function press(tab: Page, target: Locator): Promise<void> {
  await tabTo(tab, target);
  await tab.keyboard.press('Enter');
}

/** Goes to a field, and writes in it. */
export async function type(tab: Page, target: Locator, text: string): Promise<void> {
  await tabTo(tab, target);
  await tab.keyboard.type(text);
}

/** Waits until something has been said that nobody need look for: in a live region, by its role. */
export const heard = (tab: Page, text: string | RegExp): Promise<void> =>
  tab
    .locator('[role="status"], [role="alert"], [aria-live="polite"], output')
    .filter({ hasText: text })
    .first()
    .waitFor();

/** The focus is on something that is still there: what was pressed may be gone. */
export const focusKept = async (tab: Page): Promise<void> => {
  await tab.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
};
