import type { InterfaceLocale } from '../../../shared/platform/locale.ts';

/** Each interface language in its own words. */
export const LANGUAGE_NAMES = { fr: 'Français', en: 'English', nl: 'Nederlands' } as const satisfies Readonly<
  Record<InterfaceLocale, string>
>;

const names = new Map<InterfaceLocale, Intl.DisplayNames>();

/** Name of any language in the words of another: `corse` for `co` in French; the tag itself where nobody knows it. */
export function languageName(tag: string, locale: InterfaceLocale): string {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  names.set(locale, known);
  return known.of(tag) ?? tag;
}
