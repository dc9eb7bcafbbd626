import * as z from 'zod';

/** Languages of the interface: every word of screens and mails exists in each of them. */
export const INTERFACE_LOCALES = ['fr', 'en', 'nl'] as const;
export const InterfaceLocale = z.enum(INTERFACE_LOCALES);
export type InterfaceLocale = z.infer<typeof InterfaceLocale>;

/** Language of contents: any BCP 47 language tag, Corsican (`co`) and other regional languages included. */
export const Locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .meta({ description: 'BCP 47 language tag' });
export type Locale = z.infer<typeof Locale>;

/** A text in one or more languages, by language tag. */
export const Localized = z.record(Locale, z.string());
export type Localized = z.infer<typeof Localized>;

/** A localized text with at least one language that says something. */
export const RequiredLocalized = Localized.refine((texts) => Object.values(texts).some((text) => text.trim() !== ''), {
  params: { code: 'text.required' },
});

/** What is shown of a localized text, and in which language it is. */
export interface Shown {
  readonly text: string;
  readonly locale: Locale;
  /** The wanted language is missing: the screen marks the text as untranslated. */
  readonly isFallback: boolean;
}

const present = (texts: Localized, locale: Locale) => (texts[locale]?.trim() ? texts[locale] : undefined);

/**
 * Picks the text to show: the wanted language, else the organization's default, else the first there is.
 * An empty text in every language gives an empty string that is no fallback.
 */
export function localize(texts: Localized, wanted: Locale, fallback: Locale): Shown {
  for (const locale of [wanted, fallback, ...Object.keys(texts)]) {
    const text = present(texts, locale);
    if (text !== undefined) return { text, locale, isFallback: locale !== wanted };
  }
  return { text: '', locale: wanted, isFallback: false };
}
