import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { flatten } from '../../functions/imports/files/cells.ts';
import { MOST_XLSX_CELL, xlsxOf } from '../../functions/imports/files/xlsx-file.ts';
import { bytesOf, each, problemOf, read, textsIn } from './read-table.ts';

const PARTS = {
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId7"/><sheet name="B" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
};
const workbook = (sheet: string, others: Readonly<Record<string, string>> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...PARTS, 'xl/worksheets/sheet2.xml': sheet, ...others }).map(([name, one]) => [
        name,
        strToU8(one),
      ]),
    ),
  );

describe('workbooks of other programs', () => {
  it('are read: shared texts, gaps between cells, numbers, truth, formulas by their value', async () => {
    const sheet = `<?xml version="1.0"?><worksheet><!-- > --><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>votes</t></is></c></row>
      <row r="4" spans="1:4"><c r="A4" t="s"><v>2</v></c><c r="D4"><f>1+1</f><v>2</v></c><c r="E4"/></row>
      <row r="5"><c r="B5" t="b"><v>1</v></c></row></sheetData></worksheet>`;
    const shared =
      '<sst><si><t>title/fr</t></si><si><r><t>with</t></r><r><t>drawn</t></r></si><si><t xml:space="preserve"> a &amp; b&#10;<![CDATA[<c>]]>_x0041_</t><rPh><t>not this</t></rPh></si></sst>';
    const { lines, detected } = await read(workbook(sheet, { 'xl/sharedStrings.xml': shared }));
    expect(detected).toEqual({ form: 'xlsx', encoding: null, separator: null });
    expect(lines.map(({ line }) => line)).toEqual([4, 5]);
    expect(textsIn(lines)).toEqual([
      { 'title/fr': ' a & b\n<c>A', withdrawn: '', votes: '2' },
      { 'title/fr': '', withdrawn: 'true', votes: '' },
    ]);
  });

  it('are refused where they would burst, name entities, have no sheet or far too many columns', async () => {
    const bomb = workbook(
      `<worksheet><sheetData><row><c t="inlineStr"><is><t>${' '.repeat(30_000_000)}</t></is></c></row></sheetData></worksheet>`,
    );
    const wide = workbook('<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>');
    const entities = workbook('<!DOCTYPE a [<!ENTITY b "b">]><worksheet/>');
    const none = zipSync({ 'readme.txt': strToU8('no workbook') });
    const codes = await Promise.all([bomb, wide, entities, none].map(problemOf));
    expect(codes.map(([code]) => code)).toEqual([
      expect.stringMatching(/zip-bomb|too-long/),
      'too-many-columns',
      'zip-bomb',
      'no-sheet',
    ]);
  });

  it('hold what Excel allows in a cell, and no half of a character', async () => {
    const long = `${'a'.repeat(MOST_XLSX_CELL - 1)}😀 and more`;
    const [row] = textsIn((await read(await bytesOf(xlsxOf(['body'], each([flatten({ body: long })]))))).lines);
    expect(row).toEqual({ body: 'a'.repeat(MOST_XLSX_CELL - 1) });
  });

  it('are not read where what they pack is damaged', async () => {
    const whole = Buffer.from(workbook('<worksheet/>'));
    const at = whole.indexOf(deflateRawSync('<worksheet/>').subarray(0, 4));
    if (at > 0) whole.fill(0xff, at, at + 8);
    expect(at < 0 ? ['zip-broken'] : await problemOf(whole)).toContainEqual('zip-broken');
  });
});
