import { Profiles } from '../platform/entities.ts';
import { shownName } from '../platform/profiles.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';
import { Erasures, Exports } from './entities.ts';

/**
 * A new display name stands on all that the participant has published, and so does the word for a deleted account; a
 * first name stands nowhere yet. The page about a participant is rendered on demand: nothing has to be published.
 */
export const participantsReactions: Reactions = {
  pages: [
    on(Profiles, ({ before, after }) =>
      before !== undefined && after !== undefined && shownName(before) !== shownName(after)
        ? [{ participant: after.id }]
        : [],
    ),
  ],
  exports: [
    on(Exports, ({ before, after }) =>
      before === undefined && after !== undefined ? [{ participantId: after.participantId, exportId: after.id }] : [],
    ),
  ],
  erasures: [
    on(Erasures, ({ before, after }) =>
      before === undefined && after !== undefined ? [{ participantId: after.participantId }] : [],
    ),
  ],
};
