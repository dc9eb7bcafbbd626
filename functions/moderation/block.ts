import { moderation } from '../../shared/moderation/contract.ts';
import { patch, put } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { Problem } from '../platform/problem.ts';
import { enforceStatement } from './decision-handlers.ts';
import { decisionAboutAccount, mailsAbout } from './decisions.ts';
import { Decisions } from './entities.ts';
import { settingsOf } from './settings-of.ts';

/**
 * Blocks an account: it may read, download and delete its data and appeal, and write nothing. Administrators cannot be
 * blocked: their role is taken away first.
 *
 * @throws Problem `moderation.not-blockable`, `moderation.already-blocked`
 */
export const block = handle(moderation.block, async ({ body, actor, idempotencyKey }, services) => {
  const { participantId, statement, until } = body;
  enforceStatement(statement);
  const id = idempotentId('decision', services, actor, idempotencyKey && `${participantId} ${idempotencyKey}`);
  const person = await services.db.require(Participants, { id: participantId }, 'moderation.not-blockable');
  if (person.block?.decisionId === id) return { id };
  const now = services.now();
  const isOver = until !== null && until <= now;
  if (person.role === 'administrator' || person.deletedAt !== null || isOver) {
    throw new Problem('moderation.not-blockable');
  }
  if (person.block !== null && (person.block.until === null || person.block.until > now)) {
    throw new Problem('moderation.already-blocked');
  }
  const decidedBy = actor.kind === 'participant' ? actor.participantId : null;
  const decider = { id, decidedBy, isAutomated: false, wasAutomated: false };
  const decision = decisionAboutAccount(person, statement, decider, {
    settings: await settingsOf(services),
    now,
    until,
  });
  await services.db.transact(
    patch(
      Participants,
      { id: participantId },
      { block: { decisionId: id, reason: statement.reason, until } },
      {
        when: [
          { attribute: 'deletedAt', op: '=', value: null },
          { attribute: 'role', op: '<>', value: 'administrator' },
        ],
        otherwise: 'moderation.not-blockable',
      },
    ),
    put(Decisions, decision, { when: 'absent', otherwise: 'unchanged' }),
    ...(await mailsAbout(services, decision, 'statement', '')),
  );
  return { id };
});
