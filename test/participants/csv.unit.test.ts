import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { archiveOf } from '../../functions/participants/export/archive.ts';
import { toCsv } from '../../functions/participants/export/csv.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';

const linesOf = (rows: Parameters<typeof toCsv>[0]['rows']) =>
  toCsv({ columns: ['a', 'b'], rows })
    .replace('\ufeff', '')
    .split('\r\n');

describe('a table as CSV', () => {
  it('starts with a byte order mark and ends each record with CR LF', () => {
    expect(toCsv({ columns: ['a', 'b'], rows: [['é', 1]] })).toBe('\ufeffa,b\r\né,1\r\n');
  });

  it('has its header alone when there is nothing to tell', () => {
    expect(toCsv({ columns: ['a', 'b'], rows: [] })).toBe('\ufeffa,b\r\n');
  });

  it('quotes commas, quotation marks and line breaks, as RFC 4180 asks', () => {
    expect(toCsv({ columns: ['a'], rows: [['one, "two"\nthree']] })).toBe('\ufeffa\r\n"one, ""two""\nthree"\r\n');
  });

  it.each(['=1+1', '+33 1 23', '-2', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")'])(
    'lets no spreadsheet run %j as a formula',
    (text) => {
      const [, line = ''] = linesOf([[text, 'b']]);
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers, truth values and empty fields as they are, negative numbers too', () => {
    expect(
      linesOf([
        [-2, true],
        [null, false],
      ]).slice(1, 3),
    ).toEqual(['-2,true', ',false']);
  });
});

/** With the byte order mark, which decoders of the Web leave out. */
const textOf = (bytes = new Uint8Array()) => Buffer.from(bytes).toString('utf8');

describe('the archive', () => {
  const facts = { organization: 'City', timeZone: 'Europe/Paris', madeAt: '2026-11-21T09:00:00.000Z' } as const;
  const names = ['profile', 'sessions', 'mails', 'proposals', 'comments', 'votes'];
  const tables = names.map((name) => ({ name, columns: ['id'], rows: [['é']] }));

  it.each(INTERFACE_LOCALES)('explains every file in %s', (locale) => {
    const files = unzipSync(archiveOf(tables, { ...facts, locale }));
    expect(Object.keys(files).sort()).toEqual(['README.txt', ...names.map((name) => `${name}.csv`)].sort());
    const readme = textOf(files['README.txt']);
    expect(readme.startsWith('\ufeff')).toBe(true);
    expect(readme).not.toMatch(/export\.|mail\./);
    for (const name of names) expect(readme).toMatch(new RegExp(`${name}\\.csv – \\S+.*\\(`));
    expect(textOf(files['votes.csv'])).toBe('\ufeffid\r\né\r\n');
  });

  it('is the same for the same data, so that a repeat changes nothing', () => {
    const make = () => archiveOf(tables, { ...facts, locale: 'fr' });
    expect(Buffer.from(make()).equals(Buffer.from(make()))).toBe(true);
  });
});
