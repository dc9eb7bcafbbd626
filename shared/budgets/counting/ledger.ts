/**
 * An exact amount for each group of ballots. All amounts have one denominator, which grows as they are divided; an amount is
 * brought up to it when it is asked for, so that those of groups that nobody asks for cost nothing.
 */
export class Ledger {
  readonly #amounts: bigint[];
  readonly #since: number[];
  readonly #denominators: bigint[];
  #factors: (bigint | undefined)[] = [];

  /** Every group has the same to begin with: `amount` divided by `denominator`. */
  constructor(groups: number, amount: bigint, denominator: bigint) {
    this.#amounts = new Array<bigint>(groups).fill(amount);
    this.#since = new Array<number>(groups).fill(0);
    this.#denominators = [denominator];
  }

  /** What all amounts are divided by. */
  get denominator(): bigint {
    return this.#denominators.at(-1) ?? 1n;
  }

  /** A group's amount, times the denominator. */
  at(group: number): bigint {
    const now = this.#denominators.length - 1;
    const since = this.#since[group] ?? now;
    const amount = this.#amounts[group] ?? 0n;
    if (since === now || amount === 0n) return amount;
    this.#factors[since] ??= this.denominator / (this.#denominators[since] ?? 1n);
    const current = amount * this.#factors[since];
    this.set(group, current);
    return current;
  }

  /** Sets a group's amount, times the denominator. */
  set(group: number, amount: bigint): void {
    this.#amounts[group] = amount;
    this.#since[group] = this.#denominators.length - 1;
  }

  /** Divides more finely: the denominator becomes `factor` times as large, all amounts stay what they are. */
  refine(factor: bigint): void {
    if (factor === 1n) return;
    this.#denominators.push(this.denominator * factor);
    this.#factors = [];
  }
}
