import type { MailColors } from '../../../../shared/platform/mail-view.ts';
import css from './mail.css?raw';

const FROM_DEVICE = css.indexOf('@media');
const bare = (sheet: string) => sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
const INLINED = bare(css.slice(0, FROM_DEVICE));
/** Over what stands in the elements. */
const KEPT = bare(css.slice(FROM_DEVICE)).replaceAll(';', ' !important;');

function colored(sheet: string, colors: MailColors): string {
  const values: Readonly<Record<string, string>> = {
    accent: colors.accent,
    ink: colors.ink,
    'accent-text': colors.accentText,
    'dark-accent': colors.darkAccent,
    'dark-ink': colors.darkInk,
  };
  return sheet.replace(/var\(--([a-z-]+)\)/g, (_, name) => values[name] ?? 'inherit');
}

/** Rules that go into the elements themselves, since many programs drop style sheets. */
export const inlinedStyles = (colors: MailColors): string => colored(INLINED, colors);

/** Rules that only a sheet can have: of the width and the darkness of the device. */
export const deviceStyles = (colors: MailColors): string => colored(KEPT, colors);
