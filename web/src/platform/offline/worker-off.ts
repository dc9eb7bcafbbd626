/**
 * Takes the place of `/sw.js` where it must go (docs/runbook.md, "Service worker"): forgets all that was kept, ends
 * itself, and leaves every page to the network.
 */
import { forgetAllBut } from './memory.ts';
import { scope } from './worker-scope.ts';

async function end(): Promise<void> {
  await forgetAllBut([]);
  await scope.registration.unregister();
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(end()));
