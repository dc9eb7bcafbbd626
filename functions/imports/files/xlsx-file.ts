import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Cell, type Cells, guarded } from './cells.ts';

/** Characters that Excel lets a cell have; it calls a file with more of them damaged. */
export const MOST_XLSX_CELL = 32_767;
/** Rows of a sheet, the line of names among them. */
export const MOST_XLSX_ROWS = 1_048_576;
/** Characters gathered before they are packed. */
const AT_ONCE = 1 << 17;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** All of a workbook with one sheet, but for the sheet. */
const FRAME: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Characters that XML has no way to write; a carriage return would be read as a line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/gu;
const escaped = (text: string) =>
  text
    .replace(UNWRITABLE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (one) => ENTITIES[one] ?? one);

/** What `escaped` makes of unwritable characters, read back: Excel's own way. */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** A text cut to what a cell may hold, never through the middle of a character. */
function fitting(text: string): string {
  if (text.length <= MOST_XLSX_CELL) return text;
  const end = /[\ud800-\udbff]/.test(text[MOST_XLSX_CELL - 1] ?? '') ? MOST_XLSX_CELL - 1 : MOST_XLSX_CELL;
  return text.slice(0, end);
}

/** Whether a cell is longer than Excel allows: it is cut. */
export const isCut = (cell: Cell): boolean => typeof cell === 'string' && cell.length >= MOST_XLSX_CELL;

function cellXml(given: Cell): string {
  if (given === null || given === '') return '<c/>';
  if (typeof given === 'number') return `<c><v>${given}</v></c>`;
  if (typeof given === 'boolean') return `<c t="b"><v>${given ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(String(guarded(given))))}</t></is></c>`;
}
const rowXml = (cells: readonly Cell[]) => `<row>${cells.map(cellXml).join('')}</row>`;

/** An XLSX file of rows, with the same columns as the CSV file, packed as the rows come. */
export async function* xlsxOf(columns: readonly string[], rows: AsyncIterable<Cells>): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  for (const [name, text] of Object.entries(FRAME)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 3 });
  zip.add(sheet);
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(columns)}`;
  for await (const row of rows) {
    text += rowXml(columns.map((name) => row.get(name) ?? null));
    if (text.length < AT_ONCE) continue;
    sheet.push(strToU8(text));
    text = '';
    yield* packed.splice(0);
  }
  sheet.push(strToU8(`${text}</sheetData></worksheet>`), true);
  zip.end();
  yield* packed.splice(0);
}
