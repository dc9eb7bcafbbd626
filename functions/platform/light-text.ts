import type { RichText } from '../../shared/platform/rich-text.ts';

/** Marks of the small Markdown that participants write, with what stays of each. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, ''],
  [/(\*\*|__|~~|`)(.+?)\1/g, '$2'],
  [/(?<![\p{L}\p{N}])([*_])(\S(?:.*?\S)?)\1(?![\p{L}\p{N}])/gu, '$2'],
];

/**
 * Roughly the text alone, in one line: for lists that only its author and curious readers see, in functions that should
 * not carry the parsers of `rich-text.ts`. It is shown as text; never as HTML.
 */
export function lightText({ format, text }: RichText): string {
  const plain =
    format === 'html'
      ? text.replace(/<[^>]*>/g, ' ')
      : MARKS.reduce((rest, [mark, stays]) => rest.replace(mark, stays), text);
  return plain.replace(/\s+/g, ' ').trim();
}

/** The beginning of a text, cut between words. */
export function beginningOf(text: string, length = 180): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`;
}
