import { moderation } from '../../shared/moderation/contract.ts';
import { CASES_PAGE } from '../../shared/moderation/rules.ts';
import { handle } from '../platform/handle.ts';
import { profilesOf } from '../platform/profiles.ts';
import { Decisions } from './entities.ts';
import { describe } from './own-decisions.ts';
import type { ModerationSlots } from './slots.ts';
import { moderatedSpaces } from './spaces.ts';

/** Decisions of one's own processes by how they stand, newest first; those about accounts are for administrators. */
export const listDecisions = (slots: ModerationSlots) =>
  handle(moderation.listDecisions, async ({ query: { standing, cursor }, actor }, services) => {
    const mine = moderatedSpaces(actor);
    const page = await services.db.query(
      Decisions,
      { standing },
      { index: 'byStanding', reverse: true, limit: CASES_PAGE, cursor },
    );
    const items = page.items.filter(
      ({ processId, measure }) =>
        measure !== 'none' && (mine === 'every' || (processId !== null && mine.has(processId))),
    );
    const [told, names] = await Promise.all([
      describe(slots, services, items),
      profilesOf(
        services,
        items.flatMap(({ decidedBy, authorId }) => [decidedBy ?? [], authorId ?? []].flat()),
      ),
    ]);
    const asker = actor.kind === 'participant' ? actor.participantId : null;
    return {
      items: items.flatMap(({ decidedBy, authorId }, index) => {
        const one = told[index];
        if (one === undefined) return [];
        const isOwn = decidedBy !== null && decidedBy === asker;
        const nameOf = (id: typeof authorId) => (id === null ? null : (names.get(id) ?? null));
        return [{ ...one, authorId, authorName: nameOf(authorId), decidedBy: nameOf(decidedBy), isOwn }];
      }),
      next: page.next,
    };
  });
