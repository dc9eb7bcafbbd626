import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { VoterKey } from '../../shared/platform/voting.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { enforceVerified } from '../platform/verified.ts';
import { worldOf } from '../spaces/directory.ts';
import { Votes } from './entities.ts';
import { voterIdsOf } from './voter-ids.ts';
import { knownVoterKey, voterKeyOf } from './voter-keys.ts';

/** Who somebody is in the vote of a component. */
export interface Voter {
  readonly voterId: ParticipantId;
  readonly voterKey: VoterKey;
}

/** Whether a vote was cast under a key; the index may lag by a moment. */
async function hasVotes({ db }: Pick<Services, 'db'>, voterKey: VoterKey): Promise<boolean> {
  return (await db.query(Votes, { voterKey }, { index: 'byVoter', limit: 1 })).items.length > 0;
}

/** Of several ids that which has voted already: who verified with a second method goes on with the ballot they have. */
async function oneOf<V extends { readonly voterKey: VoterKey }>(
  services: Services,
  voters: readonly V[],
): Promise<V | undefined> {
  if (voters.length > 1) for (const voter of voters) if (await hasVotes(services, voter.voterKey)) return voter;
  return voters[0];
}

/**
 * Who votes, for a vote to cast or to withdraw; `undefined`: somebody who has verified nothing of what the vote asks for.
 *
 * @throws Problem `proposal.voting-closed` once the secret of the vote is destroyed
 */
export async function voterOf(
  services: Services,
  component: Pick<Component, 'id' | 'requirements'>,
  participantId: ParticipantId,
  known?: readonly Authorization[],
): Promise<Voter | undefined> {
  const ids = await voterIdsOf(services, participantId, known)(component);
  const voters = await Promise.all(
    ids.map(async (voterId) => ({ voterId, voterKey: await voterKeyOf(services, component.id, voterId) })),
  );
  return oneOf(services, voters);
}

/** The same to look at a ballot: `undefined` where there is none, and where nobody can tell any more. */
export async function knownVoter(
  services: Services,
  component: Pick<Component, 'id' | 'requirements'>,
  participantId: ParticipantId,
): Promise<VoterKey | undefined> {
  const ids = await voterIdsOf(services, participantId)(component);
  const keys = await Promise.all(ids.map((voterId) => knownVoterKey(services, component.id, voterId)));
  const known = keys.flatMap((voterKey) => (voterKey === 'none' || voterKey === 'destroyed' ? [] : [{ voterKey }]));
  return (await oneOf(services, known))?.voterKey;
}

/**
 * Who casts a vote, once they have shown what the vote asks for.
 *
 * @throws Problem 403 `verification.*`; `access.needs-account` for somebody without one where the vote wants an account
 */
export async function entitledVoter(
  services: Services,
  component: Pick<Component, 'id' | 'requirements'>,
  actor: Actor,
): Promise<Voter> {
  const { vote } = component.requirements;
  const { participantId } = personOf(actor);
  const isGuest = actor.kind === 'participant' && actor.isGuest === true;
  if (isGuest && vote?.withoutAccount !== true) throw new Problem('access.needs-account');
  const own = await enforceVerified(services, vote, participantId, worldOf);
  const voter = await voterOf(services, component, participantId, own);
  // What was required a moment ago was taken back since.
  if (voter === undefined) throw new Problem('verification.required');
  return voter;
}
