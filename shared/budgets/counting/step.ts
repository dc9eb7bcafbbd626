import type { Fraction } from './rational.ts';

/** What every step about a project says. Sums are in the smallest unit of the currency, as text. */
interface AboutProject {
  readonly projectId: string;
  /** What all ballots together give it: choices, or points. */
  readonly votes: string;
  readonly cost: string;
}

/** What every step that takes a project says. */
interface Taken extends AboutProject {
  /** Money of the envelope that is left afterwards. */
  readonly left: string;
  /** Projects that stood level with it, over which the rule for ties put it. */
  readonly tiedWith: readonly string[];
}

/** Taken because nothing that still fits has more votes, or more votes for its cost. */
export interface GreedyStep extends Taken {
  readonly kind: 'taken';
  readonly by: 'votes' | 'ratio';
  /** In the completion of Equal Shares, not as a rule of its own. */
  readonly isCompletion: boolean;
}

/** How much money every voter has for what they chose. */
export interface ShareStep {
  readonly kind: 'share';
  readonly voters: number;
  readonly share: Fraction;
  /** How often add1 raised it from its start; 0 without. */
  readonly raised: number;
  /**
   * Why it is this one. `equal`: the envelope by the number of voters. Of add1, `exhausted`: nothing more fits;
   * `next-too-dear`: once more, and winners would cost more than the envelope; `no-gain`: raising would spend less than not
   * raising, so it is not done.
   */
  readonly reason: 'equal' | 'exhausted' | 'next-too-dear' | 'no-gain';
}

/** Bought together by those who chose it. */
export interface BoughtStep extends Taken {
  readonly kind: 'bought';
  /** Ballots that chose it. */
  readonly supporters: number;
  /** Those of them that had money left, and so paid. */
  readonly payers: number;
  /** Those of the payers that paid `price` for each of their points; the others gave all that they had left. */
  readonly inFull: number;
  /** What one pays for a point (for a plain choice: what one pays). */
  readonly price: Fraction;
  /** What the others paid together. */
  readonly paidByOthers: Fraction;
}

/** Taken by Phragmén: of all projects the one that its supporters can pay first, when everybody's purse fills evenly. */
export interface CarriedStep extends Taken {
  readonly kind: 'carried';
  readonly supporters: number;
  /** What every supporter has carried of all costs when it is taken: the money that each had been given by then. */
  readonly load: Fraction;
}

/** Not taken. A project of Equal Shares may still be taken by a completion: its last step counts. */
export interface PassedStep extends AboutProject {
  readonly kind: 'passed';
  /**
   * `no-votes`: nobody chose it; `over-budget`: it costs more than is left; `supporters-money`: its supporters do not have its
   * cost any more; `stopped`: Phragmén had ended.
   */
  readonly reason: 'no-votes' | 'over-budget' | 'supporters-money' | 'stopped';
  /** Money of the envelope that was left then. */
  readonly left: string;
  /** For `supporters-money`: what its supporters had together. */
  readonly money: Fraction | null;
}

/** One step of a count, in the order in which it was done; JSON. */
export type Step = GreedyStep | ShareStep | BoughtStep | CarriedStep | PassedStep;

/** Winners in the order in which they were taken, or projects that the rule for ties leaves level. */
export type Outcome =
  | {
      readonly kind: 'decided';
      readonly winners: readonly string[];
      readonly totalCost: bigint;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'tied'; readonly among: readonly string[]; readonly steps: readonly Step[] };
