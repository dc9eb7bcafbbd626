/** What people see of decisions about themselves, and how they appeal. */
import { moderation } from '../../shared/moderation/contract.ts';
import { Decision, type OwnDecision } from '../../shared/moderation/decision.ts';
import { mayAppeal } from '../../shared/moderation/rules.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { beginningOf } from '../platform/light-text.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { DecisionItem } from './decisions.ts';
import { subjectOf } from './end-decision.ts';
import { Decisions } from './entities.ts';
import { type ModerationSlots, subjectIdOf, targetsOf } from './slots.ts';

/** Decisions with what they are about. */
export async function describe(
  slots: ModerationSlots,
  services: Services,
  decisions: readonly DecisionItem[],
): Promise<OwnDecision[]> {
  const targets = await targetsOf(
    slots,
    services,
    decisions.flatMap((decision) => subjectOf(decision) ?? []),
  );
  return decisions.map((decision) => {
    const subject = subjectOf(decision);
    const target = subject && targets.get(subjectIdOf(subject));
    const path = target?.resource.path ?? null;
    return {
      ...Decision.parse(decision),
      title: target?.resource.title ?? '',
      locale: target?.resource.locale ?? null,
      excerpt: target === undefined || decision.kind === 'proposal' ? '' : beginningOf(target.text),
      path: path === null || decision.commentId === null ? path : `${path}#${decision.commentId}`,
    };
  });
}

/** Decisions about own contributions and the own account, newest first; where nothing was done nobody is told. */
export const listOwn = (slots: ModerationSlots) =>
  handle(moderation.listOwn, async ({ actor }, services) => {
    const { participantId: authorId } = personOf(actor);
    const all = await services.db.all(Decisions, { authorId }, { index: 'byAuthor', reverse: true });
    const told = all.filter(({ measure }) => measure !== 'none');
    return { items: await describe(slots, services, told) };
  });

/** Appeals, once and within the time; sent again it changes nothing. */
export const appeal = handle(moderation.appeal, async ({ params, body: { words }, actor }, { db, now }) => {
  const { participantId } = personOf(actor);
  const decision = await db.require(Decisions, { id: params.decisionId }, 'moderation.decision-not-found');
  if (decision.authorId !== participantId) throw new Problem('moderation.decision-not-found');
  if (decision.appeal?.words === words) return undefined;
  const appealedAt = now();
  enforce(mayAppeal(decision, appealedAt));
  const appealed = { words, appealedAt, outcome: null, reasons: '', judgedAt: null };
  await db.write(
    put(
      Decisions,
      { ...decision, standing: 'appealed', appeal: appealed },
      {
        when: [
          { attribute: 'standing', op: '=', value: 'in-force' },
          { attribute: 'decidedAt', op: '=', value: decision.decidedAt },
          { attribute: 'authorId', op: '=', value: participantId },
        ],
        otherwise: 'moderation.not-appealable',
      },
    ),
  );
  return undefined;
});
