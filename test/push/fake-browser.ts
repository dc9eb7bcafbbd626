/** What a browser without a push service answers: Chromium's own is out of reach, and everything else of it is real. */
import type { BrowserContext } from 'playwright-core';
import type { BrowserKeys } from './browser-keys.ts';

/** Lets pages subscribe at the stand-in of the platform, as the device `name`, with keys that the test has. */
export const subscribesAs = (context: BrowserContext, name: string, { keys }: BrowserKeys): Promise<unknown> =>
  context.addInitScript(`
    const KEPT = 'test-subscription';
    const endpoint = location.origin + '/_local/push/${name}';
    const own = {
      endpoint,
      toJSON: () => ({ endpoint, keys: ${JSON.stringify(keys)} }),
      unsubscribe: async () => { localStorage.removeItem(KEPT); return true; },
    };
    // Headless, it says that nobody was asked, and asks nobody.
    let permission = localStorage.getItem(KEPT) ? 'granted' : 'default';
    Object.defineProperty(Notification, 'permission', { get: () => permission });
    Notification.requestPermission = async () => (permission = 'granted');
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(KEPT) ? own : null);
    PushManager.prototype.subscribe = async (options) => {
      if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new Error('no key');
      localStorage.setItem(KEPT, '1');
      return own;
    };
  `);

/** A browser that has no push at all. */
export const knowsNoPush = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript('delete globalThis.PushManager');
