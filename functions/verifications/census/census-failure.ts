import type { CensusFailureCode } from '../../../shared/verifications/census-upload.ts';

type Facts = Readonly<Record<string, string | number>>;

/** A file that is refused as a whole, unlike a line. Facts name lines and columns, never what stands there. */
export class CensusFailure extends Error {
  readonly code: CensusFailureCode;
  readonly facts: Facts;

  constructor(code: CensusFailureCode, facts: Facts = {}) {
    super(`census: ${code}`);
    this.name = 'CensusFailure';
    this.code = code;
    this.facts = facts;
  }
}
