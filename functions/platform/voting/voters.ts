/** Who votes, for every kind of component that has ballots. */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import type { ProblemCode } from '../../../shared/platform/problem.ts';
import type { VoterKey } from '../../../shared/platform/voting.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Authorization } from '../../../shared/verifications/authorization.ts';
import { personOf } from '../person.ts';
import { Problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { enforceVerified, type World } from '../verified.ts';
import { voterIdsOf } from './voter-ids.ts';
import { knownVoterKey, voterKeyOf } from './voter-keys.ts';

/** Who somebody is in the vote of a component. */
export interface Voter {
  readonly voterId: ParticipantId;
  readonly voterKey: VoterKey;
}
type Voting = Pick<Component, 'id' | 'requirements'>;

/** What differs from one kind of vote to the next. */
interface VoteKind {
  /** Problem of a vote whose secret is destroyed. */
  readonly closed: ProblemCode;
  readonly worldOf: (services: Services) => Promise<World>;
  /** Whether a vote was cast under a key. */
  hasVoted(services: Services, componentId: Component['id'], voterKey: VoterKey): Promise<boolean>;
}

/** Finds voters of one kind of vote. */
export interface Voters {
  /**
   * Who votes, for a vote to cast or to withdraw; `undefined`: somebody who has verified nothing of what the vote asks for.
   *
   * @throws Problem `closed` once the secret of the vote is destroyed
   */
  voterOf(
    services: Services,
    component: Voting,
    participantId: ParticipantId,
    known?: readonly Authorization[],
  ): Promise<Voter | undefined>;
  /** The same to look at a ballot: `undefined` where there is none, and where nobody can tell any more. */
  knownVoter(services: Services, component: Voting, participantId: ParticipantId): Promise<VoterKey | undefined>;
  /**
   * Who casts a vote, once they have shown what the vote asks for; with their authorizations, where it asks for any.
   *
   * @throws Problem 403 `verification.*`; `access.needs-account` for somebody without one where the vote wants an account
   */
  entitledVoter(
    services: Services,
    component: Voting,
    actor: Actor,
  ): Promise<Voter & { readonly authorizations: readonly Authorization[] }>;
}

export function defineVoters({ closed, worldOf, hasVoted }: VoteKind): Voters {
  /** Of several ids that which has voted already: who verified with a second method goes on with the ballot they have. */
  async function oneOf<V extends { readonly voterKey: VoterKey }>(
    services: Services,
    { id }: Voting,
    voters: readonly V[],
  ): Promise<V | undefined> {
    if (voters.length > 1) for (const voter of voters) if (await hasVoted(services, id, voter.voterKey)) return voter;
    return voters[0];
  }

  const voters: Voters = {
    async voterOf(services, component, participantId, known) {
      const ids = await voterIdsOf(services, participantId, known)(component);
      const all = await Promise.all(
        ids.map(async (voterId) => ({ voterId, voterKey: await voterKeyOf(services, component.id, voterId, closed) })),
      );
      return oneOf(services, component, all);
    },
    async knownVoter(services, component, participantId) {
      const ids = await voterIdsOf(services, participantId)(component);
      const keys = await Promise.all(ids.map((voterId) => knownVoterKey(services, component.id, voterId)));
      const known = keys.flatMap((voterKey) => (voterKey === 'none' || voterKey === 'destroyed' ? [] : [{ voterKey }]));
      return (await oneOf(services, component, known))?.voterKey;
    },
    async entitledVoter(services, component, actor) {
      const { vote } = component.requirements;
      const { participantId } = personOf(actor);
      const isGuest = actor.kind === 'participant' && actor.isGuest === true;
      if (isGuest && vote?.withoutAccount !== true) throw new Problem('access.needs-account');
      const authorizations = await enforceVerified(services, vote, participantId, worldOf);
      const voter = await voters.voterOf(services, component, participantId, authorizations);
      // What was required a moment ago was taken back since.
      if (voter === undefined) throw new Problem('verification.required');
      return { ...voter, authorizations };
    },
  };
  return voters;
}
