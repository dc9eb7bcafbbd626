/** The desk: who is handed a paper cannot vote online, and who has voted is handed none. */
import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import { increment } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { reachOf } from '../ballots/reach.ts';
import { markAsPaper, unmark } from '../ballots/write-ballot.ts';
import { envelopesOf } from '../catalogue.ts';
import { unlessSealed } from '../results/count-state.ts';
import { type BudgetSpace, publishedBudget, switchesOf } from '../space.ts';
import { noteVoteStart } from '../vote-start.ts';
import { PaperHandouts } from './entities.ts';
import type { PaperSlots } from './slots.ts';
import { voterPresent } from './voter-present.ts';

/** @throws Problem `budget.voting-closed` */
function enforceOpen(space: BudgetSpace, { now }: Services): void {
  if (!switchesOf(space, now()).voting) throw new Problem('budget.voting-closed');
}

/**
 * Hands a paper to somebody. In one transaction they are marked and the papers handed out are counted; of two desks at the
 * same moment one is refused.
 *
 * @throws Problem `budget.already-voted`, `budget.already-marked`, `budget.voting-closed`, `verification.*`
 */
export const markVoter = (slots: PaperSlots) =>
  handle(budgetPapers.markVoter, async ({ params: { componentId }, body, actor, sourceIp }, services) => {
    const space = await publishedBudget(services, componentId);
    enforceOpen(space, services);
    const { participantId: agentId } = personOf(actor);
    const voter = await voterPresent(slots, services, space, { ...body, agentId, sourceIp });
    const { votesIn, territoryId } = await reachOf(
      services,
      space.component,
      { envelopes: await envelopesOf(services, componentId) },
      voter.voterId,
      voter.authorizations,
    );
    await noteVoteStart(services, componentId, services.now());
    await markAsPaper(services, { componentId, voterKey: voter.voterKey, territoryId }, services.now(), [
      increment(PaperHandouts, { componentId }, 'marked', { set: { takenBack: 0 } }),
      unlessSealed(componentId),
    ]);
    return { envelopeIds: [...votesIn] };
  });

/**
 * Takes a paper back unused: the person can vote online again.
 *
 * @throws Problem `budget.not-marked`, `budget.voting-closed`, `verification.*`
 */
export const unmarkVoter = (slots: PaperSlots) =>
  handle(budgetPapers.unmarkVoter, async ({ params: { componentId }, body, actor, sourceIp }, services) => {
    const space = await publishedBudget(services, componentId);
    enforceOpen(space, services);
    const { participantId: agentId } = personOf(actor);
    const { voterKey } = await voterPresent(slots, services, space, { ...body, agentId, sourceIp });
    await unmark(services, { componentId, voterKey }, [
      increment(PaperHandouts, { componentId }, 'takenBack'),
      unlessSealed(componentId),
    ]);
    return undefined;
  });
