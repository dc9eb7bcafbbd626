import { defineVoters } from '../platform/voting/voters.ts';
import { worldOf } from '../spaces/directory.ts';
import { Votes } from './entities.ts';

/** Who votes on proposals. */
export const { voterOf, knownVoter, entitledVoter } = /* @__PURE__ */ defineVoters({
  closed: 'proposal.voting-closed',
  worldOf,
  // The index may lag by a moment.
  hasVoted: async ({ db }, _, voterKey) =>
    (await db.query(Votes, { voterKey }, { index: 'byVoter', limit: 1 })).items.length > 0,
});
