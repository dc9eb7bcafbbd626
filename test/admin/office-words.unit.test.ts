import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import en from '../../shared/admin/messages/en.json' with { type: 'json' };
import { OFFICE_PARTS, officeWordsModule, partOf } from '../../web/plugins/office-words.ts';

const ROOT = 'web/src/admin';
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(`${ROOT}/${path}`, 'utf8');
    // Every text in quotes, found once: a search for each key in each file takes a minute. Looking ahead, so that an
    // apostrophe hides nothing.
    return { path, said: new Set([...text.matchAll(/(?='([\w.-]+)')/g)].map(([, key]) => key)) };
  });
/** In a folder of settings, but among the first screens. */
const IN_FRAME = ['processes/ProcessTable.tsx'];

describe('words of the back office', () => {
  it('are there when a screen says them: each with the first load, or with the screens of its part', () => {
    const missing = Object.keys(en).flatMap((key) => {
      const part = partOf(key);
      if (part === 'frame') return [];
      const files: readonly string[] = OFFICE_PARTS[part].files;
      const isOfPart = (path: string) => !IN_FRAME.includes(path) && files.some((file) => path.startsWith(file));
      return sources
        .filter(({ path, said }) => said.has(key) && !isOfPart(path))
        .map(({ path }) => `${key} in ${path} comes with ${part}`);
    });
    expect(missing).toEqual([]);
  });

  it.each(['en', 'fr', 'nl'])('are each in exactly one part, in %s', (locale) => {
    const parts = ['', ...Object.keys(OFFICE_PARTS).map((part) => `/screens-${part}`)];
    const keys = parts.flatMap((part) => {
      const text = officeWordsModule(`virtual:office-words/${locale}${part}`) ?? '';
      return Object.keys(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
    });
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    // A set: to look for each of two thousand words among as many takes Jest a minute.
    const there = new Set(keys);
    expect(Object.keys(en).filter((key) => !there.has(key))).toEqual([]);
  });

  it('are no module for any other name', () => {
    expect(officeWordsModule('virtual:office-words/de')).toBeUndefined();
    expect(officeWordsModule('virtual:routes')).toBeUndefined();
  });
});
