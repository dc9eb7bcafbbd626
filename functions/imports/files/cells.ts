/** One value of a table. */
export type Cell = string | number | boolean | null;
/** A row as JSON has it; the other forms have the same values under paths with slashes. */
export interface Nested {
  readonly [name: string]: Value;
}
export type Value = Cell | readonly Value[] | Nested;

/** Cells of a row by column, in the order of the columns. */
export type Cells = ReadonlyMap<string, Cell>;
/** Cells as a file has them; an empty one says nothing. */
export type Texts = ReadonlyMap<string, string>;

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isNested = (value: Value): value is Nested => typeof value === 'object' && value !== null && !isList(value);

/** A value within a list as one text: objects as Ruby writes them, since that is what Decidim's files hold. */
function listed(value: Value): string {
  if (value === null) return '';
  if (isList(value)) return value.map(listed).join(', ');
  if (!isNested(value)) return String(value);
  const pairs = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}=>${JSON.stringify(one)}`);
  return `{${pairs.join(', ')}}`;
}

function flattenInto(cells: Map<string, Cell>, prefix: string, value: Value): void {
  if (isNested(value)) {
    for (const [name, one] of Object.entries(value))
      flattenInto(cells, prefix === '' ? name : `${prefix}/${name}`, one);
  } else cells.set(prefix, isList(value) ? value.map(listed).join(', ') : value);
}

/** A row as cells: objects become paths with slashes, lists one text with `, ` between; an empty object is no column. */
export function flatten(row: Nested): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  flattenInto(cells, '', row);
  return cells;
}

const FORMULA = /^'*[=+\-@]/;
const GUARDED = /^'+[=+\-@]/;

/**
 * A text as spreadsheets may have it: one that they would run as a formula gets an apostrophe before it. So does one
 * that has apostrophes there already, or nobody could tell which are ours.
 */
export const guarded = (cell: Cell): Cell => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);

/** What `guarded` was given. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);

/** Columns of many rows in the order in which they are first seen. */
export class Columns {
  readonly #known: Set<string>;

  constructor(known: Iterable<string> = []) {
    this.#known = new Set(known);
  }

  add(cells: Cells): void {
    for (const name of cells.keys()) this.#known.add(name);
  }

  get names(): readonly string[] {
    return [...this.#known];
  }
}
