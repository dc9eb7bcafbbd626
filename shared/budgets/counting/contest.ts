import type { Contender } from './profile.ts';
import { compareRatios, type Ratio } from './rational.ts';

/** A project's level, which never falls from round to round, and what was found on the way. */
export interface Standing<T> {
  readonly contender: Contender;
  readonly level: Ratio;
  readonly found: T;
}

/**
 * Finds round by round the projects of the lowest level. As levels never fall, what was found in an earlier round bounds what
 * would be found now, and most projects need not be looked at.
 */
export class Contest<T> {
  /** By the level of the last look, the lowest first. */
  readonly #open: { readonly contender: Contender; level: Ratio }[];

  constructor(contenders: readonly Contender[]) {
    this.#open = contenders.map((contender) => ({ contender, level: { n: 0n, d: 1n } }));
  }

  /** Whoever is still in. */
  get open(): readonly Contender[] {
    return this.#open.map(({ contender }) => contender);
  }

  /** Takes a project out. */
  remove(contender: Contender): void {
    const at = this.#open.findIndex((entry) => entry.contender === contender);
    if (at !== -1) this.#open.splice(at, 1);
  }

  /**
   * All projects of the lowest level, none if no project is in any more. One whose level `look` does not know is out for good.
   */
  lowest(look: (contender: Contender) => Omit<Standing<T>, 'contender'> | undefined): readonly Standing<T>[] {
    let best: Standing<T>[] = [];
    const seen: { contender: Contender; level: Ratio }[] = [];
    let at = 0;
    for (; at < this.#open.length; at += 1) {
      const entry = this.#open[at];
      const [leader] = best;
      if (entry === undefined || (leader !== undefined && compareRatios(entry.level, leader.level) > 0)) break;
      const standing = look(entry.contender);
      if (standing === undefined) continue;
      seen.push({ contender: entry.contender, level: standing.level });
      const order = leader === undefined ? -1 : compareRatios(standing.level, leader.level);
      if (order < 0) best = [];
      if (order <= 0) best.push({ contender: entry.contender, ...standing });
    }
    this.#open.splice(0, at);
    for (const entry of seen) this.#insert(entry);
    return best;
  }

  #insert(entry: { readonly contender: Contender; level: Ratio }): void {
    const after = this.#open.findIndex(({ level }) => compareRatios(entry.level, level) < 0);
    this.#open.splice(after === -1 ? this.#open.length : after, 0, entry);
  }
}
