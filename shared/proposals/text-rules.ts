/** What a proposal's text must be like to be published: pure, the same in islands and in handlers. */
import type { FieldProblem } from '../platform/problem.ts';
import { visibleLength } from '../platform/visible-length.ts';
import { tidyLine, tidyText } from '../platform/written-text.ts';
import type { ProposalSettings } from './settings.ts';

interface WrittenText {
  readonly title: string;
  /** Markdown as it was typed. */
  readonly body: string;
}
interface ProposalText extends WrittenText {
  readonly themeId: string | null;
}
type TextSettings = Pick<
  ProposalSettings,
  'titleMinLength' | 'titleMaxLength' | 'bodyMinLength' | 'bodyMaxLength' | 'themeRequired'
>;

/** A text as it is judged, previewed and published: without what nobody sees. */
export const tidyWriting = <T extends WrittenText>(text: T): T => ({
  ...text,
  title: tidyLine(text.title),
  body: tidyText(text.body),
});

/** What is wrong with the length of one text; both bounds belong to what is accepted. */
function lengthProblems(pointer: string, text: string, minimum: number, maximum: number): FieldProblem[] {
  const length = visibleLength({ format: 'markdown', text });
  if (length < minimum) return [{ pointer, code: 'too_small', facts: { minimum, length } }];
  if (length > maximum) return [{ pointer, code: 'too_big', facts: { maximum, length } }];
  return [];
}

/** The first letter is a small one. Digits may come before it, and scripts without capitals have no small letters. */
const BEGINS_SMALL = /^[^\p{L}\p{N}]*\p{Ll}/u;

/**
 * More than half of the letters are capitals. In a consultation of 696 real proposals this finds the 22 titles that
 * shout and no other; a quarter, Decidim's bound, would refuse “Fusionner la CADA et la CNIL” too.
 */
const CAPITALS_SHARE = 0.5;
/** Shorter texts may be one acronym. */
const CAPITALS_FROM = 10;

function shouts(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return letters >= CAPITALS_FROM && capitals > letters * CAPITALS_SHARE;
}

/** Exclamation and question marks in a row, with or without spaces, which French puts before each. */
const MARKS_AT_MOST = 2;
const MARKS = new RegExp(`(?:[!?¡¿！？؟]\\s*){${MARKS_AT_MOST + 1}}`, 'u');

function styleProblems(pointer: string, text: string): FieldProblem[] {
  return [
    ...(shouts(text) ? [{ pointer, code: 'text.capitals' }] : []),
    ...(MARKS.test(text) ? [{ pointer, code: 'text.marks', facts: { maximum: MARKS_AT_MOST } }] : []),
  ];
}

/**
 * What must change before a text can be published, with pointers into the body of the request; empty: nothing. Lengths
 * are those of the tidied text, in characters as people count them.
 */
export function textProblems(written: ProposalText, settings: TextSettings): FieldProblem[] {
  const { title, body, themeId } = tidyWriting(written);
  return [
    ...lengthProblems('/title', title, settings.titleMinLength, settings.titleMaxLength),
    ...(BEGINS_SMALL.test(title) ? [{ pointer: '/title', code: 'text.begins-small' }] : []),
    ...styleProblems('/title', title),
    ...(settings.themeRequired && themeId === null ? [{ pointer: '/themeId', code: 'choice.required' }] : []),
    ...lengthProblems('/body', body, settings.bodyMinLength, settings.bodyMaxLength),
    ...styleProblems('/body', body),
  ];
}
