/** Who has shown to be which person: read before something is granted or taken back. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import { addSeconds, type Instant } from '../../shared/platform/time.ts';
import type { VerificationMethod } from '../../shared/verifications/method.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, type Write } from '../platform/db/write.ts';
import { AuthorizationRevocations, Participants } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';
import { AuthorizationClaims } from './entities.ts';

export type Claim = ItemOf<typeof AuthorizationClaims>;

/** Seconds that a claim which is nobody's is kept: two years, in which any vote is over. */
const UNCLAIMED_KEPT = 730 * 24 * 3600;

/** Until when a claim is kept that no account has, counted from its last use. */
export const unclaimedUntil = (now: Instant): Instant => addSeconds(now, UNCLAIMED_KEPT);

/** What stands for a person with one method: only whoever has the secret can tell whether somebody is that person. */
export const personHashOf = async (
  { secrets }: Pick<Services, 'secrets'>,
  method: VerificationMethod,
  person: string,
): Promise<string> => hmac(await secrets.get('verification'), method, person);

/** Since when authorizations of each method count. */
export const revocations = async ({
  db,
}: Pick<Services, 'db'>): Promise<Partial<Record<VerificationMethod, Instant>>> =>
  Object.fromEntries((await db.all(AuthorizationRevocations, {})).map(({ method, before }) => [method, before]));

/** A claim, and whether it is in the way of others: `guest` has no account and gives way to one. */
export interface ClaimStanding {
  readonly claim: Claim | undefined;
  readonly holder: 'nobody' | 'guest' | 'account';
}

/** Who has the claim on a person now: an account that is deleted, and one whose verification was taken back, have none. */
export async function claimStanding(
  services: Pick<Services, 'db'>,
  method: VerificationMethod,
  personHash: string,
): Promise<ClaimStanding> {
  const claim = await services.db.get(AuthorizationClaims, { method, personHash });
  if (claim === undefined || claim.participantId === null) return { claim, holder: 'nobody' };
  const [holder, before] = await Promise.all([
    services.db.get(Participants, { id: claim.participantId }),
    revocations(services),
  ]);
  if (holder === undefined || holder.isGuest) return { claim, holder: 'guest' };
  const isOver = holder.deletedAt !== null || claim.grantedAt < (before[method] ?? '');
  return { claim, holder: isOver ? 'nobody' : 'account' };
}

/** Gives up a claim, if it is still that participant's: whoever shows to be the same person can have it then. */
export const released = (claim: Claim, participantId: ParticipantId, now: Instant): Write =>
  put(
    AuthorizationClaims,
    { ...claim, participantId: null, keptUntil: unclaimedUntil(now) },
    { when: [{ attribute: 'participantId', op: '=', value: participantId }], otherwise: 'unchanged' },
  );
