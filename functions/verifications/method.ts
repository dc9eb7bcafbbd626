/** What a method of verification is to the rest: one file of them a method. */
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { Day, VerificationMethod } from '../../shared/verifications/method.ts';
import type { Services } from '../platform/services.ts';

/** What a method has found out about somebody. */
export interface Proof {
  /**
   * What makes the person unique for the method, in one spelling: a document's number, a telephone, a line of the census.
   * Only its HMAC is kept.
   */
  readonly person: string;
  readonly bornOn: Day | null;
  readonly territoryId: TaxonomyId | null;
}

/** A method that answers at once to what somebody types: also for those who have no account, and at a desk. */
export interface DirectMethod<F> {
  readonly method: VerificationMethod;
  /** @throws Problem `verification.*` with the reason, which never tells whether somebody else is in a list. */
  prove(services: Services, given: F): Promise<Proof>;
}
