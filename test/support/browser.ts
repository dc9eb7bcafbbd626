import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/**
 * A Chromium from npm alone: no system package, works as root.
 * The first launch on a machine unpacks it, which takes about five seconds.
 *
 * Pages have no service worker unless a test asks for one: what passes through it is not seen by `page.route`, and what it
 * keeps outlives a page.
 */
export async function launchBrowser(): Promise<Browser> {
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const [newContext, newPage] = [browser.newContext.bind(browser), browser.newPage.bind(browser)];
  browser.newContext = (options) => newContext({ serviceWorkers: 'block', ...options });
  browser.newPage = (options) => newPage({ serviceWorkers: 'block', ...options });
  return browser;
}
