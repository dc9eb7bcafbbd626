import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { type Cells, guarded } from './cells.ts';
import { FileProblem } from './file-problem.ts';
import { MOST_ROW } from './limits.ts';
import type { SheetRow } from './table-file.ts';

/** What Decidim writes. */
const SEPARATOR = ';';
const ROWS_AT_ONCE = 200;

const lineOf = (values: readonly (string | number | boolean | null)[]) =>
  values.map((value) => (typeof value === 'boolean' ? String(value) : guarded(value)));

/** A CSV file of rows, as Decidim writes it: semicolons, a line of names, UTF-8, formulas guarded. */
export async function* csvOf(columns: readonly string[], rows: AsyncIterable<Cells>): AsyncGenerator<string> {
  let waiting: ReturnType<typeof lineOf>[] = [[...columns]];
  const written = () => stringify(waiting, { delimiter: SEPARATOR });
  for await (const row of rows) {
    waiting.push(lineOf(columns.map((name) => row.get(name) ?? null)));
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield written();
    waiting = [];
  }
  yield written();
}

const CANDIDATES = [';', ',', '\t'] as const;
export type Separator = (typeof CANDIDATES)[number];

/** What separates cells: what the line of names has most of outside of quotes. */
export function separatorOf(beginning: string): Separator {
  const names = beginning.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1)[0] ?? '';
  const counted = CANDIDATES.map((separator) => ({ separator, count: names.split(separator).length - 1 }));
  return counted.toSorted((one, other) => other.count - one.count)[0]?.separator ?? SEPARATOR;
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}
/** The line on which a row begins: the reader tells the one on which it ends. */
function toRow({ info, record }: Parsed): SheetRow {
  const within = record.reduce((sum, cell) => sum + (cell.match(/\n|\r(?!\n)/g)?.length ?? 0), 0);
  return { line: info.lines - within, cells: record };
}

/**
 * Rows of a CSV file as they are read.
 *
 * @throws FileProblem where quotes do not match: nobody can say then where a row ends
 */
export async function* csvRows(chunks: AsyncIterable<string>, separator: Separator): AsyncGenerator<SheetRow> {
  const parser = Readable.from(chunks, { objectMode: false, highWaterMark: 1 << 18 }).pipe(
    parse({
      delimiter: separator,
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_ROW,
    }),
  );
  try {
    for await (const parsed of parser) yield toRow(parsed);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    throw new FileProblem(error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'quotes', { line });
  }
}
