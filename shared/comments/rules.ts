/** Rules of comments: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import { visibleLength } from '../platform/visible-length.ts';

/** Deepest reply, as `MAX_DEPTH` of the contract; a comment on the resource itself has depth 0. */
const DEEPEST = 3;

/** Whether a text is short enough; the longest allowed is. Markdown, counted as readers see it. */
export function mayWrite(text: string, maximum: number): Decision<'comment.too-long'> {
  const length = visibleLength({ format: 'markdown', text });
  return length <= maximum ? allowed : denied('comment.too-long', { maximum, length });
}

/** Whether somebody may reply to a comment of this depth. */
export const mayReplyTo = (depth: number): Decision<'comment.too-deep'> =>
  depth < DEEPEST ? allowed : denied('comment.too-deep', { deepest: DEEPEST });
