import { Groups } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';

/** A new name stands on all that was published in it. The group's own page is rendered on demand. */
export const groupsReactions: Reactions = {
  pages: [
    on(Groups, ({ before, after }) =>
      before !== undefined && after !== undefined && before.name !== after.name ? [{ group: after.id }] : [],
    ),
  ],
};
