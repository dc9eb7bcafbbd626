import * as z from 'zod';

/** Kinds of devices and families of browsers: enough to know one's own again, and too little to know a person by. */
export const DEVICE_KINDS = ['phone', 'tablet', 'computer'] as const;
export const BROWSERS = ['edge', 'opera', 'samsung', 'firefox', 'chrome', 'safari', 'other'] as const;

/** What a session was opened on, as coarsely as that. */
export const Device = z.object({ kind: z.enum(DEVICE_KINDS), browser: z.enum(BROWSERS) });
export type Device = z.infer<typeof Device>;

/** In this order: most browsers also name those that they want to be taken for. */
const NAMES: readonly (readonly [Device['browser'], RegExp])[] = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\bOPR\/|\bOpera\b/],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
];

/** Reads what a browser says of itself; `null` where it says nothing, or is no browser. Nothing else of it is kept. */
export function deviceOf(userAgent: string | undefined): Device | null {
  const said = userAgent?.slice(0, 500) ?? '';
  if (!said.startsWith('Mozilla/')) return null;
  const isTablet = /\biPad\b|\bTablet\b/.test(said) || (/\bAndroid\b/.test(said) && !/\bMobile\b/.test(said));
  const kind = isTablet ? 'tablet' : /\biPhone\b|\bMobi/.test(said) ? 'phone' : 'computer';
  return { kind, browser: NAMES.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other' };
}
