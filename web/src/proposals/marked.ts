import type { MarkView } from '../../../shared/proposals/views.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/**
 * A text as HTML with its marks, which are in order and do not overlap. Made as a string, since templates put spaces
 * between elements, and a comma would stand apart from its word.
 */
export function markedHtml(text: string, marks: readonly MarkView[]): string {
  let last = 0;
  const parts = marks.map(([start, end]) => {
    const part = `${escaped(text.slice(last, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    last = end;
    return part;
  });
  return parts.join('') + escaped(text.slice(last));
}
