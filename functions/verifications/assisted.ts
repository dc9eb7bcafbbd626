/** How an agent finds out who somebody is that stands before them: slots of `functions/assistance`. */
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import { METHODS_WITHOUT_ACCOUNT, type VerificationMethod } from '../../shared/verifications/method.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { directMethodOf } from './direct.ts';
import { grantTo } from './grant.ts';
import { guestFor } from './guest.ts';
import type { Proof } from './method.ts';
import { requireMethod } from './settings.ts';

/**
 * What a method that answers at once finds out about somebody who is present.
 *
 * @throws Problem what the method throws, `verification.method-off` for one that needs an account
 */
export async function proofOfPresent(
  services: Services,
  method: VerificationMethod,
  given: unknown,
  sourceIp: string,
): Promise<Proof> {
  await requireMethod(services, method);
  if (!METHODS_WITHOUT_ACCOUNT.some((one) => one === method)) throw new Problem('verification.method-off');
  return directMethodOf(method).prove(services, given, { participantId: null, sourceIp });
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
