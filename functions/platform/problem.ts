import type { Decision, Facts } from '../../shared/platform/decision.ts';
import {
  type FieldProblem,
  PROBLEM_STATUS,
  type ProblemBody,
  type ProblemCode,
} from '../../shared/platform/problem.ts';

/** Seconds to wait, where the refusal itself does not know better. */
const RETRY_AFTER: Readonly<Record<number, number>> = { 429: 60, 503: 2 };

/** A refusal that the caller is told of, with a stable code. Anything else that is thrown becomes `internal.error`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: Facts;
  readonly fields: readonly FieldProblem[];
  /** Seconds after which a try makes sense again: always told with 429 and 503. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    details: { readonly facts?: Facts; readonly fields?: readonly FieldProblem[]; readonly retryAfter?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.facts = details.facts ?? {};
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter ?? RETRY_AFTER[this.status];
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }

  toBody(instance: string): ProblemBody {
    return {
      type: `urn:parvis:problem:${this.code}`,
      title: this.code,
      status: this.status,
      code: this.code,
      instance,
      ...(Object.keys(this.facts).length > 0 ? { facts: this.facts } : {}),
      ...(this.fields.length > 0 ? { fields: [...this.fields] } : {}),
    };
  }
}

/** Throws the problem of a denial. */
export function enforce(decision: Decision<ProblemCode>): void {
  if (!decision.allowed) throw new Problem(decision.problem, { facts: decision.facts });
}
