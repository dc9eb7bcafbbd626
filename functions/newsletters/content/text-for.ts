/** Which text readers of a language get; apart from rendering, which few functions do. */
import type { NewsletterText, NewsletterTexts } from '../../../shared/newsletters/blocks.ts';
import type { InterfaceLocale, Locale } from '../../../shared/platform/locale.ts';

/** Whether a text says anything to send. */
export const isWritten = (text: NewsletterText | undefined): text is NewsletterText =>
  text !== undefined && text.subject !== '' && text.blocks.some(({ kind }) => kind !== 'divider');

/** The text that readers of a language get: their own, else the one of the organization's default language. */
export function textFor(
  texts: NewsletterTexts,
  locale: InterfaceLocale,
  fallback: Locale,
): { readonly locale: Locale; readonly text: NewsletterText } | undefined {
  for (const one of [locale, fallback]) {
    const text = texts[one];
    if (isWritten(text)) return { locale: one, text };
  }
  return undefined;
}
