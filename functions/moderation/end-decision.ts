/** How a decision ends: taken back, or judged on appeal. */
import { type DecisionId, ParticipantId } from '../../shared/platform/ids.ts';
import { patch, put, type Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { untilAlone } from './decide.ts';
import { type DecisionItem, mailsAbout } from './decisions.ts';
import { Cases, Decisions } from './entities.ts';
import { type ModerationSlots, type Subject, showWrite, subjectIdOf, targetsOf } from './slots.ts';

const meanwhile = { otherwise: 'moderation.changed-meanwhile' } as const;

/** What a decision is about, where that is a text. */
export const subjectOf = ({ resourceId, commentId, attachmentId }: DecisionItem): Subject | undefined =>
  resourceId === null ? undefined : { resourceId, commentId, attachmentId };

/** Title of what a decision is about, for its mail; empty for an account. */
async function titleOf(slots: ModerationSlots, services: Services, decision: DecisionItem): Promise<string> {
  const subject = subjectOf(decision);
  const found = subject && [...(await targetsOf(slots, services, [subject])).values()][0];
  return found?.resource.title ?? '';
}

/** Lets somebody write again whom this decision has blocked. */
async function unblock({ db }: Services, { id, subjectId }: DecisionItem): Promise<Write[]> {
  const person = subjectId.startsWith('ptp_')
    ? await db.get(Participants, { id: ParticipantId.parse(subjectId) })
    : undefined;
  if (person?.block?.decisionId !== id) return [];
  const when = [{ attribute: 'deletedAt', op: '=', value: null } as const];
  return [patch(Participants, { id: person.id }, { block: null }, { when, ...meanwhile })];
}

/** The writes that undo what a decision did. */
async function undo(slots: ModerationSlots, services: Services, decision: DecisionItem): Promise<Write[]> {
  const subject = subjectOf(decision);
  if (subject === undefined) return unblock(services, decision);
  const shown = await showWrite(slots, services, subject, decision.id);
  return shown === undefined ? [] : [shown];
}

/** The case of what a program has hidden waits for a person, who has decided with this. */
async function closeCase({ db, now }: Services, decision: DecisionItem): Promise<Write[]> {
  const subject = subjectOf(decision);
  const pointed = subject && (await db.get(Cases, { subjectId: subjectIdOf(subject) }));
  if (pointed?.state !== 'open' || pointed.decisionId !== decision.id) return [];
  const closed = { ...pointed, state: 'decided', decidedAt: now(), revision: pointed.revision + 1 } as const;
  return [put(Cases, closed, { when: [{ attribute: 'revision', op: '=', value: pointed.revision }], ...meanwhile })];
}

/** A change of a decision; `undefined`: it is so already. @throws Problem to refuse */
export type Judge = (decision: DecisionItem) => Partial<DecisionItem> | undefined;

/**
 * Ends a decision on what it was when it was judged: what it did is undone where it is reversed, and the one concerned is
 * told.
 *
 * @throws Problem `moderation.decision-not-found`
 */
export const endDecision = (slots: ModerationSlots, services: Services, id: DecisionId, judge: Judge): Promise<void> =>
  untilAlone(async () => {
    const before = await services.db.require(Decisions, { id }, 'moderation.decision-not-found');
    const changes = judge(before);
    if (changes === undefined) return;
    const after = { ...before, ...changes };
    const event = changes.judgedBy === undefined && changes.appeal === undefined ? 'reversal' : 'judgement';
    const when = [
      { attribute: 'standing', op: '=', value: before.standing },
      { attribute: 'decidedAt', op: '=', value: before.decidedAt },
      { attribute: 'authorId', op: '=', value: before.authorId },
    ] as const;
    await services.db.transact(
      put(Decisions, after, { when, ...meanwhile }),
      ...(after.standing === 'reversed' ? await undo(slots, services, before) : []),
      ...(await closeCase(services, before)),
      ...(await mailsAbout(services, after, event, await titleOf(slots, services, after))),
    );
  });

/** @throws Problem where the standing of a decision does not let it be taken back */
export function enforceReversible({ standing, measure }: DecisionItem): void {
  const isThere = standing === 'in-force' || standing === 'upheld' || standing === 'appealed';
  if (!isThere || measure === 'none') throw new Problem('moderation.not-reversible');
}
