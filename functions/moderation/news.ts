/** News of moderation: the one whom a decision concerns sees it on the site too; the mail goes with the decision. */
import { OWN_DECISIONS_PATH } from '../../shared/moderation/paths.ts';
import type { DecisionId } from '../../shared/platform/ids.ts';
import type { NoticeJob, Telling, TellingOf } from '../platform/notices.ts';
import type { Change } from '../platform/stream/change.ts';
import type { DecisionItem } from './decisions.ts';
import { Decisions } from './entities.ts';

/** What somebody is told of a decision changes with this; an appeal is their own doing. */
const standingOf = ({ standing }: DecisionItem): string => (standing === 'appealed' ? 'in-force' : standing);

/** A decision about somebody, or that it was upheld or taken back; where nothing was wrong nobody is told. */
export function decisionNews({ before, after }: Change<DecisionItem>): NoticeJob[] {
  if (after === undefined || after.authorId === null || after.measure === 'none') return [];
  const standing = standingOf(after);
  if (before !== undefined && before.measure !== 'none' && standingOf(before) === standing) return [];
  const at = before === undefined ? after.decidedAt : (after.reversedAt ?? after.appeal?.judgedAt ?? after.decidedAt);
  return [{ decision: after.id, standing, at }];
}

/** A decision as it stands. */
export const decisionTelling: TellingOf<{ readonly decision: DecisionId; readonly standing: string }> = async (
  services,
  { decision: id, standing, at },
) => {
  const decision = await services.db.get(Decisions, { id });
  if (decision === undefined || decision.authorId === null || standingOf(decision) !== standing) return undefined;
  return {
    source: ['decision', id, standing],
    at: at ?? decision.decidedAt,
    path: OWN_DECISIONS_PATH,
    processId: null,
    actorId: null,
    values: {},
    audiences: [{ event: 'own.moderated', people: [decision.authorId] }],
    mailOf: () => null,
  } satisfies Telling;
};
