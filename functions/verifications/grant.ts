import type { ParticipantId } from '../../shared/platform/ids.ts';
import { addSeconds, type Instant } from '../../shared/platform/time.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import type { VerificationMethod } from '../../shared/verifications/method.ts';
import { mayRenew } from '../../shared/verifications/renewal.ts';
import { check, put, remove, type Write } from '../platform/db/write.ts';
import { Authorizations, Participants } from '../platform/entities.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type ClaimStanding, claimStanding, personHashOf, released, revocations, unclaimedUntil } from './claims.ts';
import { AuthorizationClaims } from './entities.ts';
import type { Proof } from './method.ts';
import { methodSettings } from './settings.ts';

const DAY = 24 * 3600;
/** Somebody else changes the same claim at the same moment so often at most. */
const TRIES = 6;

/** Whom an authorization is for, and the write that makes sure they are there: see `guest.ts` for those without account. */
export interface Grantee {
  readonly participantId: ParticipantId;
  readonly account: Write;
  /** Of somebody without an account, until when it is kept. */
  readonly keptUntil: Instant | null;
}

/** An account that is being deleted at this moment is granted nothing. */
const stillThere = (id: ParticipantId): Write =>
  check(Participants, { id }, { when: [{ attribute: 'email', op: '<>', value: '' }], otherwise: 'session.invalid' });

const asRead = (own: Authorization | undefined) =>
  own === undefined ? 'absent' : ([{ attribute: 'grantedAt', op: '=', value: own.grantedAt }] as const);

/** The claim, on condition that it is still as it was read. */
const claimed = ({ claim }: ClaimStanding, one: Authorization, now: Instant): Write =>
  put(
    AuthorizationClaims,
    {
      method: one.method,
      personHash: one.personHash,
      participantId: one.participantId,
      voterId: one.voterId,
      grantedAt: one.grantedAt,
      keptUntil: one.keptUntil === null ? null : unclaimedUntil(now),
    },
    {
      when: claim === undefined ? 'absent' : [{ attribute: 'participantId', op: '=', value: claim.participantId }],
      otherwise: 'unchanged',
    },
  );

/** What somebody had who had the claim before: it goes, if it is for the same person. */
async function takenFrom({ db }: Services, { claim }: ClaimStanding, one: Authorization): Promise<Write[]> {
  const from = claim?.participantId ?? null;
  if (from === null || from === one.participantId) return [];
  const held = await db.get(Authorizations, { participantId: from, method: one.method });
  if (held?.personHash !== one.personHash) return [];
  return [remove(Authorizations, held, { when: asRead(held), otherwise: 'unchanged' })];
}

/** The claim that an authorization had which this one replaces: another telephone, another card. */
async function givenUp({ db, now }: Services, own: Authorization | undefined, one: Authorization): Promise<Write[]> {
  if (own === undefined || own.personHash === one.personHash) return [];
  const claim = await db.get(AuthorizationClaims, own);
  return claim?.participantId === own.participantId ? [released(claim, own.participantId, now())] : [];
}

/** Who votes: whoever did as this person before, in whatever account; by another method, as this account does already. */
function voterOf({ claim }: ClaimStanding, all: readonly Authorization[], participantId: ParticipantId): ParticipantId {
  const [oldest] = all.toSorted((one, other) => (one.grantedAt < other.grantedAt ? -1 : 1));
  return claim?.voterId ?? oldest?.voterId ?? participantId;
}

/** @throws Problem `verification.too-soon` with the moment from which on it can be renewed */
async function enforceRenewal(services: Services, own: Authorization | undefined, renewAfterDays: number) {
  if (own === undefined || own.keptUntil !== null) return;
  const before = (await revocations(services))[own.method] ?? null;
  enforce(mayRenew(own, { renewAfterDays, revokedBefore: before }, services.now()));
}

/** Grants if claim and authorization are still as they were read; `undefined`: they are not. */
async function grantOnce(
  services: Services,
  method: VerificationMethod,
  { standing, personHash, proof }: { standing: ClaimStanding; personHash: string; proof: Proof },
  { participantId, account, keptUntil }: Grantee,
): Promise<Authorization | undefined> {
  const all = await services.db.all(Authorizations, { participantId });
  const own = all.find((one) => one.method === method);
  const { renewAfterDays, expiresAfterDays } = (await methodSettings(services))[method];
  await enforceRenewal(services, own, renewAfterDays);
  const grantedAt = services.now();
  const { bornOn, territoryId } = proof;
  const voterId = voterOf(standing, all, participantId);
  const expiresAt = expiresAfterDays === null ? null : addSeconds(grantedAt, expiresAfterDays * DAY);
  const person = { participantId, method, voterId, personHash };
  const one: Authorization = { ...person, bornOn, territoryId, grantedAt, expiresAt, keptUntil };
  const { changed } = await services.db.transact(
    claimed(standing, one, grantedAt),
    put(Authorizations, one, { when: asRead(own), otherwise: 'unchanged' }),
    ...(await takenFrom(services, standing, one)),
    ...(await givenUp(services, own, one)),
    account,
    ...(proof.writes ?? []),
  );
  return changed ? one : undefined;
}

/**
 * Grants to whomever `choose` says, once it knows who has the claim on the person; again if that was changed meanwhile.
 *
 * @throws Problem what `choose` throws, `verification.too-soon`
 */
export async function grantTo(
  services: Services,
  method: VerificationMethod,
  proof: Proof,
  choose: (standing: ClaimStanding) => Promise<Grantee>,
): Promise<Authorization> {
  const personHash = await personHashOf(services, method, proof.person);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const standing = await claimStanding(services, method, personHash);
    const grantee = await choose(standing);
    const one = await grantOnce(services, method, { standing, personHash, proof }, grantee);
    if (one !== undefined) return one;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}

/**
 * Grants an authorization to an account, or renews it: in one transaction the person is claimed and the authorization is
 * there, so that of two accounts that show the same at once one wins. Whoever verified as this person before, in an account
 * that is deleted or without one, goes on with the same ballots.
 *
 * @throws Problem `verification.claimed` where another account has the person, `verification.too-soon`, `session.invalid`
 */
export const grantAuthorization = (
  services: Services,
  { participantId, method }: { readonly participantId: ParticipantId; readonly method: VerificationMethod },
  proof: Proof,
): Promise<Authorization> =>
  grantTo(services, method, proof, async ({ claim, holder }) => {
    if (holder === 'account' && claim?.participantId !== participantId) throw new Problem('verification.claimed');
    return { participantId, account: stillThere(participantId), keptUntil: null };
  });
