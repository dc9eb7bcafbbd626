/** What was changed from one text to the next, as parts that a page shows one after the other. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { TextPart } from '../../../shared/platform/text-history.ts';

/**
 * Changes of a text that are looked for. Comparing takes time in proportion to the length and to the changes: a text of
 * 10,000 words that was written anew would take seconds, and nobody reads ten thousand small changes.
 */
const MOST_CHANGES = 1500;

const kindOf = ({ added, removed }: { readonly added: boolean; readonly removed: boolean }): TextPart['kind'] =>
  added ? 'added' : removed ? 'removed' : 'same';

/** Neighbors of one kind become one part: a reader, and more so a listener, wants few of them. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const few: TextPart[] = [];
  for (const part of parts) {
    const last = few.at(-1);
    if (last?.kind === part.kind) few[few.length - 1] = { kind: part.kind, text: last.text + part.text };
    else if (part.text !== '') few.push(part);
  }
  return few;
}

const replaced = (before: string, after: string): TextPart[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

/** The same line by line, where there are too many changes word by word; at last the whole text. */
function byLine(before: string, after: string): TextPart[] {
  const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const found = diffArrays(lines(before), lines(after), { maxEditLength: MOST_CHANGES });
  if (found === undefined) return replaced(before, after);
  return found.map((part) => ({ kind: kindOf(part), text: part.value.join('') }));
}

/** What was changed word by word; nothing but `same` in equal texts. Joining all but `removed` gives `after` again. */
export function textDiff(before: string, after: string): readonly TextPart[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  if (found === undefined) return joined(byLine(before, after));
  return joined(found.map((part) => ({ kind: kindOf(part), text: part.value })));
}
