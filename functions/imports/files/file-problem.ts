import type { FileProblemCode } from '../../../shared/imports/exchange.ts';

type Facts = Readonly<Record<string, string | number>>;

/** A file that cannot be read, or not any further: the whole of it is refused, unlike a line. */
export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly facts: Facts;

  constructor(code: FileProblemCode, facts: Facts = {}) {
    super(`file: ${code}`);
    this.name = 'FileProblem';
    this.code = code;
    this.facts = facts;
  }
}
