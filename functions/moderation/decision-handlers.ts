import { moderation } from '../../shared/moderation/contract.ts';
import { mayJudge } from '../../shared/moderation/rules.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { administrator } from '../../shared/platform/policy.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { decideCase, reopenCase } from './decide.ts';
import type { DecisionItem } from './decisions.ts';
import { eachOf } from './each.ts';
import { endDecision, enforceReversible } from './end-decision.ts';
import { Decisions } from './entities.ts';
import type { ModerationSlots } from './slots.ts';
import { enforceSpace } from './spaces.ts';

const whoIs = (actor: Actor) => (actor.kind === 'participant' ? actor.participantId : null);

/** A statement without its facts and rule tells nobody anything. @throws Problem `moderation.statement-incomplete` */
export function enforceStatement({ rule, facts }: { readonly rule: string; readonly facts: string }): void {
  const fields = Object.entries({ rule, facts })
    .filter(([, text]) => text === '')
    .map(([name]) => ({ pointer: `/statement/${name}`, code: 'text.required' }));
  if (fields.length > 0) throw new Problem('moderation.statement-incomplete', { fields });
}

/** Decides about some things, each by itself: what was refused is told for that one alone. */
export const decide = (slots: ModerationSlots) =>
  handle(moderation.decide, async ({ body, actor, idempotencyKey }, services) => {
    const statement = body.measure === 'hide' ? body.statement : null;
    if (statement !== null) enforceStatement(statement);
    return eachOf(body.subjects, (subjectId) => {
      const id = idempotentId('decision', services, actor, idempotencyKey && `${subjectId} ${idempotencyKey}`);
      const decider = { id, decidedBy: whoIs(actor), isAutomated: false };
      return decideCase(slots, services, { subjectId, statement, decider }, ({ processId }) =>
        enforceSpace(actor, processId),
      );
    });
  });

/** Opens cases again that were left as they are. */
export const reopen = handle(moderation.reopen, async ({ body, actor }, services) =>
  eachOf(body.subjects, (subjectId) =>
    reopenCase(services, subjectId, ({ processId }) => enforceSpace(actor, processId)),
  ),
);

/** A block concerns the whole platform: administrators alone end it. */
function enforcePlace(actor: Actor, { processId }: DecisionItem): void {
  if (processId === null) enforce(administrator(actor));
  else enforceSpace(actor, processId);
}

/** Takes a decision back; doing so twice changes nothing. */
export const reverse = (slots: ModerationSlots) =>
  handle(moderation.reverse, async ({ params: { decisionId }, body: { words }, actor }, services) => {
    await endDecision(slots, services, decisionId, (decision) => {
      enforcePlace(actor, decision);
      if (decision.standing === 'reversed') return undefined;
      enforceReversible(decision);
      return { standing: 'reversed', reversedAt: services.now(), reversalWords: words };
    });
    return undefined;
  });

/** Writes down who tried to judge their own decision. */
async function noteRefusal({ db }: Services, { id, refusedJudges, decidedBy }: DecisionItem): Promise<void> {
  if (decidedBy === null || refusedJudges.includes(decidedBy)) return;
  await db.write(patch(Decisions, { id }, { refusedJudges: [...refusedJudges, decidedBy] }));
}

/**
 * Judges an appeal. Who decided first may not, and it is written down that they tried; sending the same outcome again
 * changes nothing.
 */
export const judge = (slots: ModerationSlots) =>
  handle(moderation.judge, async ({ params: { decisionId }, body: { outcome, reasons }, actor }, services) => {
    const judgedBy = whoIs(actor);
    const known = await services.db.require(Decisions, { id: decisionId }, 'moderation.decision-not-found');
    if (known.appeal !== null && known.decidedBy !== null && known.decidedBy === judgedBy) {
      await noteRefusal(services, known);
    }
    await endDecision(slots, services, decisionId, (decision) => {
      enforcePlace(actor, decision);
      const { appeal } = decision;
      if (appeal?.outcome === outcome && decision.judgedBy === judgedBy) return undefined;
      enforce(mayJudge(decision, judgedBy));
      if (appeal === null) throw new Problem('moderation.no-appeal');
      const judgedAt = services.now();
      const reversedAt = outcome === 'reversed' ? judgedAt : null;
      return { standing: outcome, judgedBy, reversedAt, appeal: { ...appeal, outcome, reasons, judgedAt } };
    });
    return undefined;
  });
