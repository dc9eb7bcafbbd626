/** Rules of comments: pure, the same in islands, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { Instant } from '../platform/time.ts';

/** Deepest reply, as `MAX_DEPTH` of the contract; a comment on the resource itself has depth 0. */
const DEEPEST = 3;

/** Minutes in which authors may change their text: long enough for a slip, too short to turn what others answered. */
export const EDIT_MINUTES = 30;

/** Whether somebody may reply to a comment of this depth. */
export const mayReplyTo = (depth: number): Decision<'comment.too-deep'> =>
  depth < DEEPEST ? allowed : denied('comment.too-deep', { deepest: DEEPEST });

/** Whether the text of an own comment may still be changed; the window is half-open. Deleting is possible at any time. */
export function mayEdit(createdAt: Instant, now: Instant): Decision<'comment.edit-window-over'> {
  const isOver = Date.parse(now) - Date.parse(createdAt) >= EDIT_MINUTES * 60_000;
  return isOver ? denied('comment.edit-window-over', { minutes: EDIT_MINUTES }) : allowed;
}
