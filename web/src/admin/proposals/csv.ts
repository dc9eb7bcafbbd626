/** A cell of a table: what is `null` is empty. */
export type Cell = string | number | null;

/** What a spreadsheet would take for a formula: text that begins so is put behind an apostrophe. */
const FORMULA = /^[=+\-@\t\r]/;
const BOM = '\uFEFF';

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Rows as CSV that spreadsheets open as it is meant: with a mark that says UTF-8, every text in quotes, nothing of it a
 * formula, and the separator that the language of the reader's spreadsheet expects.
 */
export const toCsv = (rows: readonly (readonly Cell[])[], separator: ',' | ';'): string =>
  BOM + rows.map((row) => `${row.map(cellText).join(separator)}\r\n`).join('');

/** Separator of lists where the comma stands in numbers: a semicolon. */
export const separatorOf = (locale: string): ',' | ';' => ((1.5).toLocaleString(locale).includes(',') ? ';' : ',');
