import type { Localized } from '../../shared/platform/locale.ts';

/** The languages of a text that say something; each text stays as it was written. */
export const saidLanguages = (texts: Localized): Localized =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
