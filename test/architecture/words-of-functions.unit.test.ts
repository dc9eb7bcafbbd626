import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const sources = readdirSync('functions', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('local'))
  .map((path) => ({ path, text: readFileSync(`functions/${path}`, 'utf8') }))
  .filter(({ text }) => text.includes('words.ts'));

describe('words in functions', () => {
  it('begin with “mail.” or “export.”: scripts/leaner-bundles.ts leaves all others out of the bundles', () => {
    const said = sources.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\bt\(\s*['`]([^'`$]+)/g), ([, key]) => `${path}: ${key}`),
    );
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((line) => !/: (mail|export)\./.test(line))).toEqual([]);
  });
});
