import type { Localized } from '../../../../shared/platform/locale.ts';

/** A text with a prepared one below what is written, language by language. */
export const withTemplate = (text: Localized, template: Localized): Localized => ({
  ...text,
  ...Object.fromEntries(
    Object.entries(template).map(([language, prepared]) => {
      const written = text[language]?.trim() ?? '';
      return [language, written === '' ? prepared : `${written}\n\n${prepared}`];
    }),
  ),
});
