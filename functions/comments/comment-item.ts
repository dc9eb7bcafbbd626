import type { ItemOf } from '../platform/db/entity.ts';
import type { Comparison } from '../platform/db/write.ts';
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

/** The comment still is what was read. One that an older release wrote has neither state nor revision. */
export const isSame = ({ state, revision }: CommentItem): readonly Comparison[] =>
  revision === 1 && state === 'written'
    ? (['edited', 'deleted', 'hidden'] as const).map((value) => ({ attribute: 'state', op: '<>', value }) as const)
    : [
        { attribute: 'state', op: '=', value: state },
        { attribute: 'revision', op: '=', value: revision },
      ];
