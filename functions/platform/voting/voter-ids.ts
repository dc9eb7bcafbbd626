/**
 * Under which account's id somebody votes. Where the vote asks for a verification it is that of the account which verified
 * first as this person: a later account of the same person has the same ballots, and no second ones.
 */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Authorization } from '../../../shared/verifications/authorization.ts';
import { Authorizations } from '../entities.ts';
import type { Services } from '../services.ts';
import { asksFor } from '../verified.ts';

type Voting = Pick<Component, 'requirements'>;

/** Ids in the order of the methods that the vote asks for, each once; expired authorizations have theirs too. */
function idsAmong(authorizations: readonly Authorization[], { requirements }: Voting): ParticipantId[] {
  const methods = requirements.vote?.methods ?? [];
  const ids = methods.flatMap(({ method }) =>
    authorizations.filter((one) => one.method === method).map(({ voterId }) => voterId),
  );
  return [...new Set(ids)];
}

/**
 * Looks up who somebody votes as, component after component; authorizations are read once, and only where a vote asks for
 * one. None: nothing of what the vote asks for was ever verified, so there is no ballot. Several, in rare cases: somebody
 * had verified in two accounts with two methods.
 *
 * @param known authorizations that were just read
 */
export function voterIdsOf(
  { db }: Pick<Services, 'db'>,
  participantId: ParticipantId,
  known?: readonly Authorization[],
): (component: Voting) => Promise<readonly ParticipantId[]> {
  let read: Promise<readonly Authorization[]> | undefined = known && Promise.resolve(known);
  return async (component) => {
    if (!asksFor(component.requirements.vote)) return [participantId];
    read ??= db.all(Authorizations, { participantId });
    return idsAmong(await read, component);
  };
}
