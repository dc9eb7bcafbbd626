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

/** Remembers a value (JSON) for a number of seconds, until the window is closed if `area` is `sessionStorage`. */
export function keep(key: string, value: unknown, seconds: number, area: Area = 'localStorage'): void {
  try {
    window[area].setItem(PREFIX + key, JSON.stringify({ until: Date.now() + seconds * 1000, value }));
  } catch {
    // Refused: see above.
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

export function forget(key: string, area: Area = 'localStorage'): void {
  try {
    window[area].removeItem(PREFIX + key);
  } catch {
    // Refused: see above.
  }
}

/** Reads an object whose properties are looked at one by one. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
