import { assistance } from '../../shared/assistance/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { DeskVisits } from './entities.ts';
import { GRANTS, LOOK_UPS } from './limits.ts';
import { seenIn } from './seen.ts';
import type { AssistanceSlots } from './slots.ts';

/** The account of the person at the desk. @throws Problem `participant.not-found` */
async function accountOf(slots: AssistanceSlots, services: Services, email: string) {
  const account = await slots.accountWith(services, email);
  if (account === undefined) throw new Problem('participant.not-found');
  return account;
}

/** Finds an account by its whole address: part of one finds nothing, and nothing but the name is told. */
export const findAccount = (slots: AssistanceSlots) =>
  handle(assistance.findAccount, async ({ body, actor }, services) => {
    await countAgainst(services, LOOK_UPS, personOf(actor).participantId);
    const { displayName } = await accountOf(slots, services, body.email);
    return { displayName };
  });

/** Verifies an account by the document that its owner shows, and notes how they agreed. */
export const grantAtDesk = (slots: AssistanceSlots) =>
  handle(assistance.grantAtDesk, async ({ body, actor }, services) => {
    const { participantId: agentId } = personOf(actor);
    await slots.requireMethod(services, 'desk');
    await countAgainst(services, GRANTS, agentId);
    const { id: participantId, displayName } = await accountOf(slots, services, body.email);
    const found = await seenIn(services, body);
    const { expiresAt } = await slots.grant(services, { participantId, method: 'desk' }, found);
    const visit = { participantId, agentId, consent: body.consent, visitedAt: services.now() };
    await services.db.write(put(DeskVisits, visit));
    return { displayName, expiresAt };
  });
