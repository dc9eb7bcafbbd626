import type { Finding } from './findings.ts';
import type { Measurements } from './measured.ts';
import type { BillLine } from './price.ts';
import type { Scenario, Stage } from './scenario.ts';
import type { Usage } from './usage.ts';

/** One second of the run. Counts are of this second, ages are seconds, `waiting` is votes. */
export interface Second {
  readonly second: number;
  readonly participants: number;
  readonly pages: number;
  readonly origin: number;
  readonly attempts: number;
  readonly accepted: number;
  /** Attempts answered with 429 or 503; their browsers come again. */
  readonly turnedAway: number;
  readonly waiting: number;
  readonly mailsWaiting: number;
  readonly mailSeconds: number;
  readonly environments: number;
  readonly writeUnits: number;
  readonly tableUnits: number;
  /** Seconds until a vote of this second is counted, and until a reader may see it. */
  readonly countedAfter: number;
  readonly seenAfter: number;
  readonly publishSeconds: number;
}

/** Votes, all of them: `wished` = `accepted` + `refused` + `waiting`. */
export interface Totals {
  readonly participants: number;
  readonly wished: number;
  readonly accepted: number;
  /** Not cast by the end: browsers that gave up, and people whose code came too late. */
  readonly refused: number;
  readonly refusedForMail: number;
  readonly waiting: number;
  /** Attempts, each 429 or 503 that was followed by another. */
  readonly turnedAway: number;
  readonly mails: number;
  readonly pages: number;
  readonly coldStarts: number;
}

export interface Run {
  readonly scenario: Scenario;
  readonly stage: Stage;
  readonly measured: Measurements;
  readonly seconds: readonly Second[];
  readonly totals: Totals;
  readonly findings: readonly Finding[];
  readonly usage: Readonly<Usage>;
  readonly bill: readonly BillLine[];
}
