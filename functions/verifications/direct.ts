import type { VerificationMethod } from '../../shared/verifications/method.ts';
import { Problem } from '../platform/problem.ts';
import { census } from './census/method.ts';
import type { AnyDirect } from './method.ts';
import { postalCode } from './postal-code.ts';
import { postalLetter } from './postal-letter/prove.ts';
import { sms } from './sms/prove.ts';

/** Methods that answer at once to what somebody types: one line each. */
export const direct: Readonly<Partial<Record<VerificationMethod, AnyDirect>>> = {
  census,
  'postal-code': postalCode,
  sms,
  'postal-letter': postalLetter,
};

/** The direct method of that name. @throws Problem `verification.method-off` for one that is not direct */
export function directMethodOf(method: VerificationMethod): AnyDirect {
  const one = direct[method];
  if (one === undefined) throw new Problem('verification.method-off');
  return one;
}
