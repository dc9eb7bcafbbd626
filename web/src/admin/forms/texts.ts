import type { Localized } from '../../../../shared/platform/locale.ts';

/** Whether a text says something in a language. */
export const isWritten = (texts: Localized, language: string): boolean => (texts[language] ?? '').trim() !== '';

/** Without languages that say nothing: what is sent and stored. */
export const writtenIn = (texts: Localized): Localized =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
