import { type Localized, localize } from '../../../shared/platform/locale.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import type { RowReader } from './text-values.ts';

/** A theme or territory of a row, as its file names it. */
export interface NamedTaxonomy {
  readonly id: string;
  readonly name: Localized;
  /** From the column `scope` of older files: a territory, which an import does not make. */
  readonly isScope: boolean;
}

/** Objects as Ruby writes them into a cell: `{"fr"=>"Climat", "en"=>"Climate"}`, one after the other. */
const HASH = /\{((?:"(?:[^"\\]|\\.)*"\s*=>\s*(?:"(?:[^"\\]|\\.)*"|nil|null)\s*,?\s*)*)\}/g;
const PAIR = /"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"/g;
const unescaped = (text: string) => text.replace(/\\(.)/g, '$1');

const namesIn = (text: string): Localized[] =>
  Array.from(text.matchAll(HASH), ([, pairs = '']) =>
    Object.fromEntries(
      Array.from(pairs.matchAll(PAIR), ([, key = '', value = '']) => [unescaped(key), unescaped(value)] as const),
    ),
  );

/** Themes and territories of a row in all three generations of files; `category` and `scope` came before `taxonomies`. */
export function taxonomiesOf(row: RowReader): NamedTaxonomy[] {
  const ids = row
    .text('taxonomies/id')
    .split(', ')
    .filter((id) => id !== '');
  const names = namesIn(row.text('taxonomies/name'));
  const older = ['category', 'scope'].flatMap((column) => {
    const id = row.text(`${column}/id`);
    const plain = row.text(`${column}/name`);
    const name = plain === '' ? row.localized(`${column}/name`) : { und: plain };
    return id === '' && Object.keys(name).length === 0 ? [] : [{ id, name, isScope: column === 'scope' }];
  });
  return [...ids.map((id, index) => ({ id, name: names[index] ?? {}, isScope: false })), ...older];
}

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** The one of the organization that is meant: by its id, or else by a name that it bears in any language. */
export function knownTaxonomy(
  all: readonly Taxonomy[],
  { id, name }: Pick<NamedTaxonomy, 'id' | 'name'>,
): Taxonomy | undefined {
  const names = new Set(Object.values(name).map(folded));
  return (
    all.find((one) => one.id === id) ??
    all.find((one) => Object.values(one.name).some((text) => names.has(folded(text))))
  );
}

/** A name for a theme that is made of it. */
export const nameOf = ({ name }: NamedTaxonomy, locale: string): string => localize(name, locale, 'fr').text;
