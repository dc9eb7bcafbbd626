import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CensusFailure } from '../../functions/verifications/census/census-failure.ts';
import { type CensusPlan, columnsOf } from '../../functions/verifications/census/columns.ts';
import {
  CsvLines,
  MOST_COLUMNS,
  MOST_LINE_BYTES,
  type Place,
  type Separator,
  separatorOf,
} from '../../functions/verifications/census/csv-lines.ts';
import { type Encoding, EncodingLook } from '../../functions/verifications/census/encoding.ts';

interface Reading extends Partial<Place> {
  readonly separator?: Separator;
  readonly encoding?: Encoding;
  /** Bytes of each chunk. */
  readonly size?: number;
}

/** Rows of a file whose bytes come in chunks. */
function rowsOf(file: Buffer | string, reading: Reading = {}) {
  const { separator = ';', encoding = 'utf-8', offset = 0, line = 1, size = 1_000_000 } = reading;
  const bytes = Buffer.from(file).subarray(offset);
  const reader = new CsvLines({ separator, encoding, offset, line });
  const rows: { readonly line: number; readonly cells: string[]; readonly after: Place }[] = [];
  for (let start = 0; start === 0 || start < bytes.length; start += size) {
    for (const row of reader.take(bytes.subarray(start, start + size), start + size >= bytes.length)) {
      const cells = Array.from({ length: row.cells }, (_, cell) => row.cell(cell));
      rows.push({ line: row.line, cells, after: reader.place });
    }
  }
  return rows;
}

function failureOf(run: () => unknown): { readonly code: string; readonly facts: unknown } {
  try {
    run();
  } catch (error) {
    if (error instanceof CensusFailure) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
}

const separators = fc.constantFrom<Separator>(';', ',', '\t');
const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '\r', '\n', ' ', 'é', '語', 'a'), maxLength: 8 }),
);
/** Rows that are there: each has some text. */
const table = fc.array(
  fc.array(cell, { minLength: 1, maxLength: 5 }).filter((cells) => cells.some((text) => /[^ ]/.test(text))),
  { minLength: 1, maxLength: 8 },
);
const quoted = (text: string, separator: string, always: boolean) =>
  always || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

describe('Rows of a census file', () => {
  it('come out as they were written, whatever separates, ends and quotes them, in chunks of any size', () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        table,
        separators,
        ends,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, separator, end, always, isEnded, size) => {
          const lines = rows.map((cells) => cells.map((text) => quoted(text, separator, always)).join(separator));
          const file = lines.join(end) + (isEnded ? end : '');
          expect(rowsOf(file, { separator, size }).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('go on at any row where an earlier reading has stopped, with the same numbers of lines', () => {
    fc.assert(
      fc.property(table, separators, fc.nat(7), (rows, separator, stop) => {
        const file = rows
          .map((cells) => cells.map((text) => quoted(text, separator, true)).join(separator))
          .join('\r\n');
        const all = rowsOf(file, { separator });
        const before = all[Math.min(stop, all.length - 1)];
        const rest = rowsOf(file, { separator, ...before?.after });
        expect([...all.slice(0, all.length - rest.length), ...rest]).toEqual(all);
        expect(rest.length).toBe(all.length - 1 - Math.min(stop, all.length - 1));
      }),
      { numRuns: 200 },
    );
  });

  it('know the line that they begin on, over empty lines and lines within quotes', () => {
    const file = 'a;b\r\n\r\n"one\r\ntwo";x\n;;\n   \nlast;y';
    expect(rowsOf(file).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'one\r\ntwo'],
      [7, 'last'],
    ]);
  });

  it('are read as Windows-1252 where that is what they are: accents, the euro and œ', () => {
    const file = Buffer.from([...Buffer.from('nom;'), 0xe9, 0x20, 0x9c, 0x20, 0x80]);
    expect(rowsOf(file, { encoding: 'windows-1252' })[0]?.cells).toEqual(['nom', 'é œ €']);
  });

  it.each([1000, 2_500_000])(
    'are refused where a quote is never closed, before it takes memory (chunks of %d)',
    (size) => {
      const file = `a;b\n"x";"${'never\n'.repeat(500_000)}`;
      expect(failureOf(() => rowsOf(file, { size }))).toEqual({ code: 'quote-open', facts: { line: 2 } });
    },
  );

  it('are refused where the last quote of a short file is open', () => {
    expect(failureOf(() => rowsOf('a;b\nx;"y'))).toEqual({ code: 'quote-open', facts: { line: 2 } });
  });

  it('are refused where a field has megabytes, and taken right up to the bound', () => {
    const long = `a\n${'x'.repeat(3_000_000)}\n`;
    expect(failureOf(() => rowsOf(long, { size: 10_000 }))).toEqual({ code: 'line-too-long', facts: { line: 2 } });
    expect(rowsOf(`a\n${'x'.repeat(MOST_LINE_BYTES)}\n`, { size: 10_000 })).toHaveLength(2);
    expect(failureOf(() => rowsOf(`a\n${'x'.repeat(MOST_LINE_BYTES + 1)}\n`)).code).toBe('line-too-long');
  });

  it('are refused where there are ten thousand columns, and taken with as many as there may be', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(';');
    expect(failureOf(() => rowsOf(names(10_000))).code).toBe('too-many-columns');
    expect(rowsOf(names(MOST_COLUMNS))[0]?.cells).toHaveLength(MOST_COLUMNS);
    expect(failureOf(() => rowsOf(names(MOST_COLUMNS + 1))).code).toBe('too-many-columns');
  });

  it('say where something stands after a closing quote', () => {
    const reader = new CsvLines({ separator: ';', encoding: 'utf-8', offset: 0, line: 1 });
    const wrong = [...reader.take(Buffer.from('"a" ;b\n"a"x;b\n'), true)].length;
    expect(wrong).toBe(2);
    const again = new CsvLines({ separator: ';', encoding: 'utf-8', offset: 0, line: 1 });
    const marks: boolean[] = [];
    for (const row of again.take(Buffer.from('"a" ;b\n"a"x;b\n'), true)) marks.push(row.hasWrongQuotes);
    expect(marks).toEqual([false, true]);
  });

  it('are separated by what the line of names has most of, outside of quotes', () => {
    expect(separatorOf('"Nom, prénom";naissance\nx,y,z')).toBe(';');
    expect(separatorOf('nom,naissance\n')).toBe(',');
    expect(separatorOf('nom\tnaissance\r')).toBe('\t');
    expect(separatorOf('email')).toBe(';');
  });
});

describe('Letters of a census file', () => {
  function encodingOf(bytes: Uint8Array, size = 7): Encoding {
    const look = new EncodingLook();
    const all = Buffer.from(bytes);
    for (let start = 0; start === 0 || start < all.length; start += size) look.take(all.subarray(start, start + size));
    return look.end();
  }
  const latin = (text: string) => Buffer.from(text, 'latin1');

  it('are UTF-8 where all of them are, with or without a mark', () => {
    expect(encodingOf(Buffer.from('nom;prénom\nœuvre;語\n'))).toBe('utf-8');
    expect(encodingOf(Buffer.from('\ufeffnom;prénom\n'))).toBe('utf-8-bom');
    expect(encodingOf(Buffer.from('plain'))).toBe('utf-8');
  });

  it('are Windows-1252 where they are no UTF-8', () => {
    expect(encodingOf(latin('nom;prénom\nLefèvre;Zoé\n'))).toBe('windows-1252');
  });

  it('are refused where UTF-8 has broken places: every accent would be read wrong', () => {
    const mixed = Buffer.concat([Buffer.from('é è à ç ô\n'), Buffer.from([0xe9, 0x0a])]);
    expect(failureOf(() => encodingOf(mixed))).toEqual({ code: 'encoding-mixed', facts: { count: 1 } });
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'packed'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'packed'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'packed'],
    ['UTF-16', Buffer.from('\ufeffnom', 'utf16le'), 'encoding-utf-16'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'not-text'],
    ['zeros further on', Buffer.concat([Buffer.from('nom;prénom\n'.repeat(10)), Buffer.alloc(4)]), 'not-text'],
  ])('are refused where the file is %s', (_, bytes, code) => {
    expect(failureOf(() => encodingOf(bytes, 64)).code).toBe(code);
  });
});

describe('Columns of a census file', () => {
  const plan: CensusPlan = { fields: ['family-name', 'birth-date'], hasBirthDates: true, territoryBy: null };

  it.each([
    ['French', ['Nom de famille', 'Date de naissance']],
    ['English', ['family_name', 'DATE OF BIRTH']],
    ['Dutch', ['Achternaam', 'Geboortedatum']],
    ['Decidim’s', ['surname', 'birthdate']],
  ])('are known by their %s names, in any order, beside others', (_, [name = '', date = '']) => {
    expect(columnsOf(['id', date, 'remark', name], plan)).toEqual({ 'birth-date': 1, 'family-name': 3 });
  });

  it('of Decidim’s own census are an address alone', () => {
    expect(columnsOf(['email'], { fields: ['email'], hasBirthDates: false, territoryBy: null })).toEqual({ email: 0 });
    const documents: CensusPlan = { fields: ['document-number'], hasBirthDates: true, territoryBy: null };
    expect(columnsOf(['ID_DOCUMENT', 'BIRTHDATE'], documents)).toEqual({ 'document-number': 0, 'birth-date': 1 });
  });

  it('that are missing are named, and nothing that stands in the file', () => {
    expect(failureOf(() => columnsOf(['Dupont', 'Marie'], plan))).toEqual({
      code: 'columns-missing',
      facts: { columns: 'family-name,birth-date' },
    });
    const byName: CensusPlan = { ...plan, territoryBy: 'name' };
    expect(failureOf(() => columnsOf(['nom', 'birthdate'], byName)).facts).toEqual({ columns: 'territory' });
  });

  it('that stand there twice are refused', () => {
    expect(failureOf(() => columnsOf(['nom', 'surname', 'dob'], plan))).toEqual({
      code: 'column-twice',
      facts: { column: 'family-name' },
    });
  });
});
