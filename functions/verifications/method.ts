/** What a method of verification is to the rest: one file of them a method. */
import type * as z from 'zod';
import type { ParticipantId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Day, VerificationMethod } from '../../shared/verifications/method.ts';
import type { Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import { fieldProblems } from '../platform/request.ts';
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
  /** Written in the transaction that grants: such as a code that is used up by it. */
  readonly writes?: readonly Write[];
}

/** Who shows something of themselves. */
export interface Prover {
  /** `null`: somebody without an account. */
  readonly participantId: ParticipantId | null;
  /** Of the caller; never stored or logged as it is. */
  readonly sourceIp: string;
}

/** A method that answers at once to what somebody types: also for those who have no account, and at a desk. */
export interface DirectMethod<F> {
  readonly method: VerificationMethod;
  /** What is typed. */
  readonly given: z.ZodType<F>;
  /** @throws Problem `verification.*` with the reason, which never tells whether somebody else is in a list. */
  prove(services: Services, given: F, prover: Prover): Promise<Proof>;
}

/** A direct method whatever it asks for. */
export interface AnyDirect {
  readonly method: VerificationMethod;
  /** @throws Problem 422 `request.invalid` with pointers below `/given`, and what the method throws */
  prove(services: Services, given: unknown, prover: Prover): Promise<Proof>;
}

/** A method for the registry of `direct.ts`: what is given is parsed here. */
export const directMethod = <F>({ method, given: schema, prove }: DirectMethod<F>): AnyDirect => ({
  method,
  prove(services, given, prover) {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw new Problem('request.invalid', { fields: fieldProblems(parsed.error, '/given') });
    return prove(services, parsed.data, prover);
  },
});

/** How far somebody is with a method that takes its time. */
export interface MethodStanding {
  readonly state: 'none' | 'waiting' | 'refused';
  /** When it was asked for, or refused; of `none`, `null`. */
  readonly since: string | null;
}

/** A method that people ask for and that is decided later: a letter, a document that somebody looks at. */
export interface DeferredMethod {
  readonly method: VerificationMethod;
  standingOf(services: Services, participantId: ParticipantId): Promise<MethodStanding>;
}
