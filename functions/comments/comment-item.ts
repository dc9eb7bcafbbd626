import type { ItemOf } from '../platform/db/entity.ts';
import type { Comments } from './entities.ts';

export type CommentItem = ItemOf<typeof Comments>;

/** What a comment has that nobody has changed yet. */
export const NEW_COMMENT = {
  state: 'written',
  revision: 1,
  editedAt: null,
  deletedAt: null,
  hidden: null,
  mentions: [],
  notified: [],
} as const satisfies Partial<Record<keyof CommentItem, unknown>>;

/** An opinion of the organization on the resource itself stands apart; what it replies stands in the thread. */
export const isOpinion = ({ isOfficial, parentId }: Pick<CommentItem, 'isOfficial' | 'parentId'>): boolean =>
  isOfficial && parentId === null;

/** Whether people still read it: what is left of a deleted or hidden one counts nowhere. */
export const isReadable = ({ state }: Pick<CommentItem, 'state'>): boolean => state !== 'deleted' && state !== 'hidden';
