/** Which verifications an action of a component asks for: Decidim's permissions. Pure; islands explain with it. */
import * as z from 'zod';
import { allowed, type Decision, denied } from '../platform/decision.ts';
import { TaxonomyId } from '../platform/ids.ts';
import type { Instant } from '../platform/time.ts';
import type { Authorization } from './authorization.ts';
import { type Day, VerificationMethod } from './method.ts';

export const RequiredMethod = z.object({
  method: VerificationMethod,
  minimumAge: z.int().min(1).max(120).nullable().default(null).describe('Years on the day of the act; null: any'),
  territoryIds: z
    .array(TaxonomyId)
    .max(200)
    .default([])
    .describe('Lives in one of them, or in a part of one; none: anywhere'),
});
export type RequiredMethod = z.infer<typeof RequiredMethod>;

/** What one action asks for; no method: nothing. */
export const Requirement = z.object({
  combine: z.enum(['all', 'any']).default('any').describe('Whether each method is needed, or one of them is enough'),
  methods: z.array(RequiredMethod).max(6).default([]),
  withoutAccount: z
    .boolean()
    .default(false)
    .describe('Who verifies may do this at once, without an account: for votes only'),
});
export type Requirement = z.infer<typeof Requirement>;

/** By action of the component's manifest. An action that is not named asks for nothing. */
export const Requirements = z.record(z.string(), Requirement);
export type Requirements = z.infer<typeof Requirements>;

/** Years completed on a day; somebody born on 29 February is a year older on 1 March of other years. */
export function ageOn(bornOn: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** What the rule needs of the day and of the world. */
export interface Surroundings {
  readonly now: Instant;
  /** In the organization's time zone. */
  readonly today: Day;
  /** Whether a territory is one of some others, or lies in one of them. */
  readonly liesIn: (territoryId: TaxonomyId, others: readonly TaxonomyId[]) => boolean;
}

export type VerificationProblem =
  | 'verification.required'
  | 'verification.expired'
  | 'verification.too-young'
  | 'verification.other-territory';

/** What is short of one method; the problem that it would take most to mend comes last. */
function meets(
  { method, minimumAge, territoryIds }: RequiredMethod,
  authorizations: readonly Authorization[],
  { now, today, liesIn }: Surroundings,
): Decision<VerificationProblem> {
  const own = authorizations.find((one) => one.method === method);
  if (own === undefined) return denied('verification.required', { methods: method });
  if (own.expiresAt !== null && own.expiresAt <= now) return denied('verification.expired', { methods: method });
  const { bornOn, territoryId } = own;
  if (minimumAge !== null && (bornOn === null || ageOn(bornOn, today) < minimumAge))
    return denied('verification.too-young', { methods: method, minimumAge });
  if (territoryIds.length > 0 && (territoryId === null || !liesIn(territoryId, territoryIds)))
    return denied('verification.other-territory', { methods: method });
  return allowed;
}

/** How near to being allowed a refusal is: what is refused for good tells more than that something is missing. */
const NEARNESS: Readonly<Record<VerificationProblem, number>> = {
  'verification.required': 0,
  'verification.expired': 1,
  'verification.too-young': 2,
  'verification.other-territory': 3,
};

/**
 * Whether somebody with these authorizations may act. A refusal names in `methods`, separated by commas, those that would
 * still help; where one of several is enough, the refusal that is nearest to being allowed is the reason.
 */
export function maySatisfy(
  { combine, methods }: Requirement,
  authorizations: readonly Authorization[],
  surroundings: Surroundings,
): Decision<VerificationProblem> {
  if (methods.length === 0) return allowed;
  const decisions = methods.map((required) => meets(required, authorizations, surroundings));
  const refusals = decisions.filter((decision) => !decision.allowed);
  const isMet = combine === 'all' ? refusals.length === 0 : refusals.length < decisions.length;
  if (isMet) return allowed;
  const nearest = refusals.reduce((best, one) => (NEARNESS[one.problem] > NEARNESS[best.problem] ? one : best));
  const same = refusals.filter(({ problem }) => problem === nearest.problem);
  return denied(nearest.problem, { ...nearest.facts, methods: same.map(({ facts }) => facts.methods).join(',') });
}
