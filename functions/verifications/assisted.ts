/** How an agent finds out who somebody is that stands before them: slots of `functions/assistance`. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import type { VerificationMethod } from '../../shared/verifications/method.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { census } from './census/method.ts';
import { claimStanding, personHashOf } from './claims.ts';
import { grantTo } from './grant.ts';
import { guestFor } from './guest-account.ts';
import type { Proof } from './method.ts';
import { requireMethod } from './settings.ts';

/** What the census tells of somebody who is present. @throws Problem `verification.method-off`, `verification.not-confirmed` */
export async function proofByCensus(services: Services, given: unknown, sourceIp: string): Promise<Proof> {
  await requireMethod(services, 'census');
  return census.prove(services, given, { participantId: null, sourceIp });
}

/**
 * Grants to somebody without an account who is present: the same participant as before where this person took part without
 * an account already, at a desk or by themselves.
 *
 * @throws Problem `assistance.has-account` where the person has one: they take part with it
 */
export async function grantToPresent(
  services: Services,
  method: VerificationMethod,
  proof: Proof,
  locale: InterfaceLocale,
): Promise<Authorization> {
  return grantTo(services, method, proof, async (standing) => {
    if (standing.holder === 'account') throw new Problem('assistance.has-account');
    return guestFor(services, locale, standing);
  });
}

/**
 * Who somebody is that is present, whether or not they have an account: the account that has shown to be this person, as it
 * stands, or somebody without one, whom a vote then knows again.
 */
export async function participantPresent(
  services: Services,
  method: VerificationMethod,
  proof: Proof,
  locale: InterfaceLocale,
): Promise<ParticipantId> {
  const { claim, holder } = await claimStanding(services, method, await personHashOf(services, method, proof.person));
  if (holder === 'account' && claim?.participantId) return claim.participantId;
  return (await grantToPresent(services, method, proof, locale)).participantId;
}
