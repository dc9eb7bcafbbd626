import { Profiles } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';

/** A new display name stands on all that the participant has published; a first one stands nowhere yet. */
export const participantsReactions: Reactions = {
  pages: [
    on(Profiles, ({ before, after }) =>
      before !== undefined && after !== undefined && before.displayName !== after.displayName
        ? [{ participant: after.id }]
        : [],
    ),
  ],
};
