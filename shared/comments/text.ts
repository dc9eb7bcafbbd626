/** Texts of comments as they are stored and judged: pure, the same in islands and in handlers. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import { visibleLength } from '../platform/visible-length.ts';

/** Marks that turn the direction of what follows: with them a text can read otherwise than it is. */
const TURNING = /[\u061c\u202a-\u202e\u2066-\u2069]/gu;
/** Without width or picture; the joiners and the two direction marks stay, since some scripts need them. */
const HIDDEN = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const CONTROLS = /[^\P{Cc}\n\t]/gu;
/** More marks on one letter than any language has run into the lines around. */
const STACKED = /(\p{M}{4})\p{M}+/gu;
const JOINERS = /([\u200c-\u200f])[\u200c-\u200f]+/gu;

/** A text as it is stored: composed (NFC), without what cannot be seen and could deceive. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(TURNING, '')
    .replace(HIDDEN, '')
    .replace(CONTROLS, '')
    .replace(STACKED, '$1')
    .replace(JOINERS, '$1')
    .trim();

/** Letters that are drawn as nothing. */
const FILLERS = /[\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Whether there is nothing to see: white space, joiners and fillers alone. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(FILLERS, ''));

/**
 * Whether a text says something and is short enough; the longest allowed is. Markdown, counted as readers see it,
 * mentions as names.
 */
export function mayWrite(text: string, maximum: number): Decision<'comment.empty' | 'comment.too-long'> {
  if (isBlank(text)) return denied('comment.empty');
  const length = visibleLength({ format: 'markdown', text });
  return length <= maximum ? allowed : denied('comment.too-long', { maximum, length });
}
