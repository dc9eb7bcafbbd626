/** Registers the service worker once the page is there and nothing else is to do. Refused, as in private windows, it is left. */
const WAIT_MS = 2000;

if ('serviceWorker' in navigator)
  addEventListener('load', () => setTimeout(() => navigator.serviceWorker.register('/sw.js').catch(() => 0), WAIT_MS));
