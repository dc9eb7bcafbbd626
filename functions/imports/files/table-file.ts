import { open } from 'node:fs/promises';
import type { Detected } from '../../../shared/imports/exchange.ts';
import { flatten, type Nested, type Texts, unguarded, type Value } from './cells.ts';
import { csvRows, separatorOf } from './csv-file.ts';
import { encodingOf, textOf } from './encoding.ts';
import { FileProblem } from './file-problem.ts';
import { jsonElements } from './json-file.ts';
import { MOST_CELL, MOST_COLUMNS } from './limits.ts';
import { xlsxRows } from './xlsx-rows.ts';
import { ZipEntries } from './zip-entries.ts';

/** A row of a sheet as it was read, with the line that it begins on. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row by columns, or what is wrong with the row as a whole. */
export type Line =
  | { readonly line: number; readonly texts: Texts }
  | {
      readonly line: number;
      readonly problem: 'not-a-row' | 'too-many-cells' | 'cell-too-long';
      readonly column: string;
    };

/** A file that was looked at, with its rows as they are read. */
export interface TableFile {
  readonly detected: Detected;
  readonly lines: AsyncGenerator<Line>;
}

const isTooLong = (text: string) => text.length > MOST_CELL;

function lineOf(names: readonly string[], { line, cells }: SheetRow): Line {
  if (cells.length > names.length && cells.slice(names.length).some((cell) => cell !== '')) {
    return { line, problem: 'too-many-cells', column: '' };
  }
  const long = cells.findIndex(isTooLong);
  if (long >= 0) return { line, problem: 'cell-too-long', column: names[long] ?? '' };
  const pairs = names.map((name, index) => [name, unguarded(cells[index] ?? '')] as const);
  return { line, texts: new Map(pairs.filter(([name]) => name !== '')) };
}

/** Lines of a sheet whose first one has the names of its columns. @throws FileProblem `no-rows`, `too-many-columns` */
async function* sheetLines(rows: AsyncIterable<SheetRow>): AsyncGenerator<Line> {
  let names: readonly string[] | undefined;
  for await (const row of rows) {
    if (names !== undefined) {
      yield lineOf(names, row);
      continue;
    }
    if (row.cells.length > MOST_COLUMNS) {
      throw new FileProblem('too-many-columns', { count: row.cells.length, most: MOST_COLUMNS });
    }
    names = row.cells.map((name) => name.trim());
    const twice = names.find((name, index) => name !== '' && names?.indexOf(name) !== index);
    if (twice !== undefined) throw new FileProblem('column-twice', { column: twice });
  }
}

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const toText = (value: Value): string => (value === null ? '' : String(value));

async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  for await (const { line, text } of jsonElements(chunks)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield { line, problem: 'not-a-row', column: '' };
      continue;
    }
    const texts = new Map<string, string>();
    if (isNested(value)) for (const [name, cell] of flatten(value)) texts.set(name, toText(cell));
    if (texts.size > MOST_COLUMNS) throw new FileProblem('too-many-columns', { count: texts.size, most: MOST_COLUMNS });
    const long = [...texts].find(([, one]) => isTooLong(one))?.[0];
    if (!isNested(value)) yield { line, problem: 'not-a-row', column: '' };
    else if (long !== undefined) yield { line, problem: 'cell-too-long', column: long };
    else yield { line, texts };
  }
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Opens a CSV, JSON or XLSX file on the disk; what it is follows from what is in it. Rows take the memory of one of
 * them, whatever the size of the file.
 *
 * @throws FileProblem, here and while lines are read
 */
export async function openTable(path: string): Promise<TableFile> {
  const beginning = await beginningOf(path);
  if (beginning.length === 0) throw new FileProblem('no-rows');
  if (beginning.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) {
    const zip = await ZipEntries.of(path);
    return { detected: { form: 'xlsx', encoding: null, separator: null }, lines: sheetLines(xlsxRows(zip)) };
  }
  const encoding = await encodingOf(path);
  const start = beginning.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (/^\s*[[{]/.test(start)) {
    return { detected: { form: 'json', encoding, separator: null }, lines: jsonLines(textOf(path, encoding)) };
  }
  const separator = separatorOf(start);
  const lines = sheetLines(csvRows(textOf(path, encoding), separator));
  return { detected: { form: 'csv', encoding, separator }, lines };
}
