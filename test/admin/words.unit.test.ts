import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { adminWords } from '../../shared/admin/words.ts';
import { components } from '../../shared/components.ts';
import { type Catalogue, translator } from '../../shared/platform/messages.ts';

const LOCALES = ['en', 'fr', 'nl'] as const;
const catalogue: Catalogue = adminWords;
const keys = Object.keys(adminWords.en);
const hasWord = (key: string) => Object.hasOwn(adminWords.en, key);

/** Names in braces, the words of plural forms left out. */
const placeholders = (message: string) =>
  [...new Set([...message.matchAll(/(?<!(?:one|other|=\d) )\{(\w+)(?=[,}])/g)].map(([, name]) => name))].sort();

describe('words of the back office', () => {
  it.each(LOCALES)('say every key in %s, with the same values', (locale) => {
    const said = catalogue[locale];
    expect(Object.keys(said)).toEqual(keys);
    for (const [key, message] of Object.entries(catalogue.en))
      expect([key, placeholders(said[key] ?? '')]).toEqual([key, placeholders(message)]);
  });

  it.each(LOCALES)('can all be said in %s', (locale) => {
    const t = translator(catalogue, locale);
    const values = { count: 2, days: 2, total: 2, filled: 1, bound: 2, components: 2, number: 1, position: 1 };
    const texts = { name: 'N', path: '/p/', label: 'L', problem: 'P', day: 'd', moment: 'm', phase: 'f', setting: 's' };
    const more = { screen: 'S', organization: 'O', email: 'e', others: 'o', languages: 'l', timeZone: 'z' };
    for (const key of keys) {
      expect(t(key, { ...values, ...texts, ...more })).not.toMatch(/[{}]/);
    }
  });

  it('keep to French typography', () => {
    for (const [key, message] of Object.entries(adminWords.fr)) {
      expect([key, message]).toEqual([key, expect.not.stringMatching(/(^|[^\u202f])[;?!](\s|$)| [:»]|« |'/)]);
    }
  });

  it('have a name for every kind of component, and a label for each of its settings and choices', () => {
    for (const { kind, settings, phaseSettings } of Object.values(components)) {
      expect(hasWord(`kind.${kind}`)).toBe(true);
      for (const schema of [settings, phaseSettings]) {
        for (const [name, one] of Object.entries(z.toJSONSchema(schema).properties ?? {})) {
          const choices = typeof one === 'object' ? (one.enum ?? []) : [];
          const wanted = ['label', ...choices].map((part) => `settings.${kind}.${name}.${part}`);
          expect(wanted.filter((key) => !hasWord(key))).toEqual([]);
        }
      }
    }
  });
});
