/** As which the site is installed: https://www.w3.org/TR/appmanifest/ */
import type { PageFrame } from '../../shared/platform/views.ts';
import { ROUND_MARGIN } from './icon.ts';

interface AppIcon {
  readonly path: string;
  /** Pixels. */
  readonly size: number;
  /** For icons out of which a circle is cut. */
  readonly margin?: number;
}

/** Icons beside the one of tabs, which is a drawing and fits any size. */
export const APP_ICONS: readonly AppIcon[] = [
  { path: '/assets/icon-192.png', size: 192 },
  { path: '/assets/icon-512.png', size: 512 },
  { path: '/assets/icon-round-512.png', size: 512, margin: ROUND_MARGIN },
];

/** What stands below an icon: longer names are cut wherever the screen ends. */
const SHORT_NAME = 12;
/** The paper of pages; the other one of dark screens is the browser's to choose. */
const PAPER = '#ffffff';

const shortName = (name: string): string => {
  const words = name.split(/\s+/);
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join(' ').length <= SHORT_NAME);
  return fitting.join(' ') || name.slice(0, SHORT_NAME);
};

/** The manifest in the default language; it opens in the language that its reader has chosen. */
export function appManifest({ name, description, accentColor, defaultLocale }: PageFrame['organization']) {
  return {
    // Stays the same when the address that it opens at does not.
    id: '/',
    name: name.text,
    short_name: shortName(name.text),
    ...(description.text === '' ? {} : { description: description.text }),
    lang: defaultLocale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: accentColor,
    background_color: PAPER,
    icons: [
      { src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...APP_ICONS.map(({ path, size, margin }) => ({
        src: path,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: margin === undefined ? 'any' : 'maskable',
      })),
    ],
  };
}
