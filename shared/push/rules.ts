/** Most devices of one person: each gets every notification. */
export const MOST_DEVICES = 10;
/** Characters of the address that a push service gives a browser; the longest known have 700. */
export const ENDPOINT_LENGTH = 1000;
/** Bytes of a notification before it is encrypted: push services take 4,096 of what comes of it. */
export const MOST_BYTES = 3000;

/** Push services of the browsers there are. Nobody else is ever called: an endpoint is an address that anybody can send us. */
const SERVICES: readonly RegExp[] = [
  /^fcm\.googleapis\.com$/,
  /^[a-z0-9-]+\.push\.services\.mozilla\.com$/,
  /^updates\.push\.services\.mozilla\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
  /^[a-z0-9-]+\.push\.apple\.com$/,
];

/** Where the stand-in of a push service answers on a developer's machine. */
export const LOCAL_SERVICE_PATH = '/_local/push/';

function parsed(endpoint: string): URL | undefined {
  try {
    return new URL(endpoint);
  } catch {
    return undefined;
  }
}

/**
 * Whether an endpoint is one of a push service that we know: over TLS, at its usual port, without a name or password in it.
 *
 * @param localOrigin origin of a developer's machine, whose own stand-in is allowed as well; nothing elsewhere
 */
export function isPushService(endpoint: string, localOrigin?: string): boolean {
  const url = parsed(endpoint);
  // What does not come back as it was sent was read differently by us than by whoever reads it next.
  if (url === undefined || url.href !== endpoint || url.username !== '' || url.password !== '' || url.hash !== '')
    return false;
  if (url.origin === localOrigin) return url.pathname.startsWith(LOCAL_SERVICE_PATH);
  return url.protocol === 'https:' && url.port === '' && SERVICES.some((service) => service.test(url.hostname));
}

/** What a device is told, as its service worker reads it: nothing that a locked screen may not show. */
export interface PushMessage {
  readonly title: string;
  readonly text: string;
  /** Of our own site, with the language. */
  readonly path: string;
  /** The same notification again replaces the first one. */
  readonly tag: string;
  readonly locale: string;
}
