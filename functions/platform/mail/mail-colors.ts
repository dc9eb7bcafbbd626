import type { MailColors } from '../../../shared/platform/mail-view.ts';

const INK = '#1b1a18';
const SHEET = '#fefdfb';
const DARK_SHEET = '#1c1f23';
/** Of text to what it stands on: what WCAG 2 asks for at any size, and more in the dark, where thin strokes glow less. */
const CONTRAST = { light: 4.5, dark: 7 };

type Rgb = readonly [number, number, number];
const rgbOf = (color: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as never;
const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Light of a color between 0 and 1, as WCAG 2 defines relative luminance. */
function luminance(color: string): number {
  const [red, green, blue] = rgbOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as never as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colors stand apart: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as never as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The color itself, or as much nearer to the other one as it takes to be read on the ground. */
function readable(color: string, ground: string, towards: string, wanted: number): string {
  const [from, to] = [rgbOf(color), rgbOf(towards)];
  for (let step = 0; step <= 20; step++) {
    const mixed = hexOf(from.map((part, at) => part + ((to[at] ?? 0) - part) * (step / 20)) as never as Rgb);
    if (contrast(mixed, ground) >= wanted) return mixed;
  }
  return towards;
}

/** White or nearly black, whichever is easier to read on the color. */
const inkOn = (color: string): string => (contrast('#ffffff', color) >= contrast(INK, color) ? '#ffffff' : INK);

/** Colors of an organization's mails by its accent color; of the plain ink where that is no color. */
export function mailColors(accentColor: string): MailColors {
  const accent = /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor.toLowerCase() : INK;
  const ink = inkOn(accent);
  const darkAccent = readable(accent, DARK_SHEET, '#ffffff', CONTRAST.dark);
  return {
    // Grays of the middle are hard to write on in either ink.
    accent: readable(accent, ink, ink === INK ? '#ffffff' : INK, CONTRAST.light),
    ink,
    accentText: readable(accent, SHEET, INK, CONTRAST.light),
    darkAccent,
    darkInk: inkOn(darkAccent),
  };
}
