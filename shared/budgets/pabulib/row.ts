import type { Draft, Row } from './draft.ts';
import type { Field } from './fields.ts';
import { valueProblem } from './values.ts';

/** White space where none belongs; what is read goes on without it. */
export function trimmed(draft: Draft, text: string, name: string, line: number): string {
  const bare = text.trim();
  if (bare !== text) draft.problems.error('whitespace-around', line, { name });
  return bare;
}

/** Entries of a list; none for an empty text. */
export const entriesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(',').map((entry) => entry.trim());

/**
 * A list has no white space around its commas. Names of categories may have a comma of their own, unless META says which
 * categories there are.
 */
function checkList(draft: Draft, name: string, text: string, line: number): void {
  if (!/\s,|,\s/.test(text)) return;
  if (name === 'vote') draft.problems.error('whitespace-in-vote', line);
  else if (name === 'category' && draft.text('categories') === undefined)
    draft.problems.warn('whitespace-in-list', line, { name });
  else draft.problems.error('whitespace-in-list', line, { name });
}

/** Looks at one value of META, PROJECTS or VOTES. */
export function checkValue(draft: Draft, field: Field, name: string, value: string, line: number): void {
  const code = valueProblem(field, value);
  if (code !== undefined) draft.problems.error(code, line, { name, value });
  else if (field.kind === 'list') checkList(draft, name, value, line);
}

/** Cells of a row by the columns of their section, each looked at; cells that are not there are empty. */
export function readRow(
  draft: Draft,
  cells: readonly string[],
  columns: readonly string[],
  fields: ReadonlyMap<string, Field>,
  line: number,
): Row {
  if (cells.length > columns.length) draft.problems.warn('extra-columns', line);
  const row = new Map<string, string>();
  for (const [at, name] of columns.entries()) {
    const value = trimmed(draft, cells[at] ?? '', name, line);
    row.set(name, value);
    const field = fields.get(name);
    if (at > 0 && field !== undefined) checkValue(draft, field, name, value, line);
  }
  return row;
}
