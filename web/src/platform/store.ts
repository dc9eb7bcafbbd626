/**
 * What this device remembers of a visit: unsent votes, texts being written. Private windows and full disks may refuse:
 * then nothing is remembered and nothing breaks.
 */
const PREFIX = 'parvis:';

type Area = 'localStorage' | 'sessionStorage';

interface Kept {
  readonly until: number;
  readonly value: unknown;
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'until' in value && 'value' in value;

/**
 * Remembers a value (JSON) for a number of seconds, until the window is closed if `area` is `sessionStorage`. Says
 * whether it could: see above.
 */
export function keep(key: string, value: unknown, seconds: number, area: Area = 'localStorage'): boolean {
  try {
    window[area].setItem(PREFIX + key, JSON.stringify({ until: Date.now() + seconds * 1000, value }));
    return true;
  } catch {
    return false;
  }
}

/** What was remembered and still counts; `null` when there is nothing or `read` does not know its shape. */
export function kept<T>(key: string, read: (value: unknown) => T | null, area: Area = 'localStorage'): T | null {
  try {
    const found: unknown = JSON.parse(window[area].getItem(PREFIX + key) ?? 'null');
    return isKept(found) && found.until > Date.now() ? read(found.value) : null;
  } catch {
    return null;
  }
}

/** Everything that counts under keys with this beginning. */
export function keptUnder<T>(beginning: string, read: (value: unknown) => T | null): T[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + beginning));
    return keys.flatMap((key) => kept(key.slice(PREFIX.length), read) ?? []);
  } catch {
    return [];
  }
}

/** Calls `listener` when another window changes what is kept under the key, or forgets it; gives the way to stop. */
export function onKept(key: string, listener: () => void): () => void {
  const tell = (event: StorageEvent) => {
    // `null`: everything was cleared.
    if (event.key === PREFIX + key || event.key === null) listener();
  };
  window.addEventListener('storage', tell);
  return () => window.removeEventListener('storage', tell);
}

export function forget(key: string, area: Area = 'localStorage'): void {
  try {
    window[area].removeItem(PREFIX + key);
  } catch {
    // Refused: see above.
  }
}

/**
 * Forgets all that this device remembers: whoever deletes the account wants nothing of it left here.
 *
 * @param except keys with this beginning stay
 */
export function forgetEverything(except?: string): void {
  for (const area of ['localStorage', 'sessionStorage'] as const) {
    try {
      for (const key of Object.keys(window[area])) {
        const isOurs = key.startsWith(PREFIX) && !(except !== undefined && key.startsWith(PREFIX + except));
        if (isOurs) window[area].removeItem(key);
      }
    } catch {
      // Refused: see above.
    }
  }
}

/** Reads an object whose properties are looked at one by one. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
