import { shardOf } from '../../shared/platform/voting.ts';
import { defineVoters } from '../platform/voting/voters.ts';
import { worldOf } from '../spaces/directory.ts';
import { BudgetBallots } from './entities.ts';

/** Who votes on budgets. */
export const budgetVoters = /* @__PURE__ */ defineVoters({
  closed: 'budget.voting-closed',
  worldOf,
  hasVoted: async ({ db }, componentId, voterKey) =>
    (await db.get(BudgetBallots, { componentId, shard: shardOf(voterKey), voterKey })) !== undefined,
});
