import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Columns, flatten, guarded, type Nested, unguarded } from '../../functions/imports/files/cells.ts';
import { csvOf, separatorOf } from '../../functions/imports/files/csv-file.ts';
import { jsonOf } from '../../functions/imports/files/json-file.ts';
import { xlsxOf } from '../../functions/imports/files/xlsx-file.ts';
import { bytesOf, each, problemOf, read, textsIn } from './read-table.ts';

function columnsOf(rows: readonly Nested[]): readonly string[] {
  const columns = new Columns();
  for (const row of rows) columns.add(flatten(row));
  return columns.names;
}
const FORMS = {
  csv: (rows: readonly Nested[]) => csvOf(columnsOf(rows), each(rows.map(flatten))),
  json: (rows: readonly Nested[]) => jsonOf(each(rows)),
  xlsx: (rows: readonly Nested[]) => xlsxOf(columnsOf(rows), each(rows.map(flatten))),
};
const forms = Object.keys(FORMS).filter((form): form is keyof typeof FORMS => form in FORMS);

/** Texts as people and programs write them, the awkward ones often. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => one.isWellFormed() && !one.includes('\0')),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ';',
        ',',
        '\n',
        '\r\n',
        '\t',
        ' ',
        '_x000D_',
        '&amp;',
        '<',
        ']]>',
        'é',
        '\ufffd',
        '😀',
        'x',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);
/** A row always says something, or spreadsheets have no row. */
const rows = fc.array(
  fc.record({ id: fc.integer({ min: 1 }), title: fc.record({ fr: text, en: text }), body: text, votes: fc.integer() }),
  { minLength: 1, maxLength: 8 },
);

describe('files of rows', () => {
  it.each(forms)('give back what was written, as %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const { detected, lines } = await read(await bytesOf(FORMS[form](some)));
        expect(detected.form).toBe(form);
        const expected = some.map((row) =>
          Object.fromEntries([...flatten(row)].map(([name, cell]) => [name, String(cell ?? '')])),
        );
        expect(textsIn(lines)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are written as Decidim does: semicolons, slashes, lists in one cell, formulas guarded', async () => {
    const row = { id: 7, title: { fr: '=SOMME(A1)' }, tags: ['a', 'b'], is_amend: false, cost: null, answer: {} };
    expect((await bytesOf(FORMS.csv([row, { ...row, title: { fr: '-', en: 'x;"y"' } }]))).toString()).toBe(
      'id;title/fr;tags;is_amend;cost;title/en\n7;\'=SOMME(A1);a, b;false;;\n7;\'-;a, b;false;;"x;""y"""\n',
    );
    expect((await bytesOf(FORMS.json([row]))).toString()).toBe(
      '[\n  {\n    "id": 7,\n    "title": {\n      "fr": "=SOMME(A1)"\n    },\n    "tags": [\n      "a",\n      "b"\n    ],\n    "is_amend": false,\n    "cost": null,\n    "answer": {}\n  }\n]\n',
    );
  });

  it('guard formulas so that the guard can be taken off again', () => {
    expect(['=1', "'=1", "'1", '1', '@x'].map((one) => guarded(one))).toEqual(["'=1", "''=1", "'1", '1', "'@x"]);
    fc.assert(fc.property(text, (one) => expect(unguarded(String(guarded(one)))).toBe(one)));
  });

  it.each([
    ['semicolons', 'a;b,c\n1;2\n', ';'],
    ['commas', '"a;a",b,c\n1,2,3\n', ','],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
  ])('are read with %s', (_, beginning, separator) => {
    expect(separatorOf(beginning)).toBe(separator);
  });

  it('say how their letters are written, and read them so', async () => {
    const csv = 'title/fr;body/fr\nÉté;à côté\n';
    const found = await Promise.all(
      [csv, `\ufeff${csv}`, Buffer.from(csv, 'latin1')].map(async (bytes) => {
        const { detected, lines } = await read(bytes);
        return [detected.encoding, textsIn(lines)];
      }),
    );
    const texts = [{ 'title/fr': 'Été', 'body/fr': 'à côté' }];
    expect(found).toEqual([
      ['utf-8', texts],
      ['utf-8-bom', texts],
      ['iso-8859-1', texts],
    ]);
  });

  it('tell the line that a row begins on, in texts of several lines too', async () => {
    const { lines } = await read('id;body\n1;"a\nb"\n2;c;too many\n\n3;d\n');
    expect(lines.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(textsIn(lines)[1]).toBe('too-many-cells');
    const json = await read('[\n {"id": 1},\n 5,\n {"id": }, {"id": [1, {"a": "b"}]}\n]');
    expect(json.lines.map(({ line }) => line)).toEqual([2, 3, 4, 4]);
    expect(textsIn(json.lines)).toEqual([{ id: '1' }, 'not-a-row', 'not-a-row', { id: '1, {"a"=>"b"}' }]);
  });

  it('are refused as a whole with a reason where they cannot be read', async () => {
    const broken = Buffer.concat([Buffer.from('id;body\n1;été, été, été\n2;'), Buffer.from([0xe9]), Buffer.from('\n')]);
    const found = await Promise.all(
      [
        '',
        `${'a;'.repeat(10_000)}\n1\n`,
        'id;id\n1;2\n',
        Buffer.from('id;body\n1;2\n', 'utf16le'),
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id;body\n', 'utf16le')]),
        broken,
        'id;body\n1;"open\n2;x\n',
        '{"id": 1}',
        '[{"id": 1}',
        `[${'['.repeat(100_000)}`,
        'PK\x03\x04 and no more',
      ].map(problemOf),
    );
    expect(found).toEqual([
      ['no-rows', {}],
      ['too-many-columns', { count: 10_001, most: 500 }],
      ['column-twice', { column: 'id' }],
      ['not-text', {}],
      ['encoding-utf-16', {}],
      ['encoding-mixed', { count: 1 }],
      ['quotes', { line: 3 }],
      ['not-a-list', { line: 1 }],
      ['ends-early', { line: 1 }],
      ['nested-too-deep', { line: 1 }],
      ['zip-broken', {}],
    ]);
  });
});
