import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { CommentItem } from './comment-item.ts';

/** Whom a comment tells of a mention for the first time: never its own author. */
export const toNotify = (comment: Pick<CommentItem, 'authorId' | 'notified'>, mentions: readonly ParticipantId[]) =>
  mentions.filter((id) => id !== comment.authorId && !comment.notified.includes(id));
