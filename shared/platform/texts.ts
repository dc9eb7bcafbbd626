/** Texts of a thing as one flat record, and back: versions are kept, compared and restored in this form. */
import type { Localized } from './locale.ts';
import type { HistoryEntry, Texts } from './text-history.ts';

/** A localized text as lines of the record; languages that say nothing are left out. @param field without a language */
export const flatText = (field: string, texts: Localized): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([locale, text]) => (text === '' ? [] : [[`${field}.${locale}`, text] as const])),
  );

/** The localized text that `flatText` has made lines of; empty where there are none. */
export function localizedIn(texts: Texts, field: string): Localized {
  const start = `${field}.`;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      name.startsWith(start) && !name.slice(start.length).includes('.') ? [[name.slice(start.length), text]] : [],
    ),
  );
}

/** Several localized texts as one record. */
export const flatTexts = <K extends string>(fields: readonly K[], from: Readonly<Record<K, Localized>>): Texts =>
  Object.assign({}, ...fields.map((field) => flatText(field, from[field])));

/** The texts that `flatTexts` has made a record of. */
export const localizedTexts = <const K extends string>(fields: readonly K[], texts: Texts) =>
  Object.fromEntries(fields.map((field) => [field, localizedIn(texts, field)])) as Record<K, Localized>;

const before = (parts: HistoryEntry['changes'][number]['parts']): string =>
  parts.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('');

/**
 * Texts as they were before a change: each change that came since is taken back, the newest first.
 *
 * @param now the texts as they are
 * @param entries changes, the newest first
 * @param index of the change that is taken back last
 */
export function textsBefore(now: Texts, entries: readonly HistoryEntry[], index: number): Texts {
  const texts = new Map(Object.entries(now));
  for (const { changes } of entries.slice(0, index + 1)) {
    for (const { field, parts } of changes) {
      const text = before(parts);
      if (text === '') texts.delete(field);
      else texts.set(field, text);
    }
  }
  return Object.fromEntries(texts);
}
