/** Sums of who voted, made so that nobody can be found in them. */

export interface Cell<K> {
  readonly key: K;
  readonly ballots: number;
}
/** `null`: too few to be told. */
export interface ShownCell<K> {
  readonly key: K;
  readonly ballots: number | null;
}

/** Below this a sum is not published. */
export const FEWEST_SHOWN = 5;

/**
 * Leaves out what is small. Where what is left out comes to less than that together, the next smallest goes too: the sum
 * of all is published, and would tell it.
 */
export function withoutFew<K>(cells: readonly Cell<K>[]): readonly ShownCell<K>[] {
  const some = cells.filter(({ ballots }) => ballots > 0).sort((one, other) => one.ballots - other.ballots);
  const hidden = new Set<Cell<K>>();
  let sum = 0;
  for (const cell of some) {
    const mustGo = cell.ballots < FEWEST_SHOWN || (hidden.size > 0 && (sum < FEWEST_SHOWN || hidden.size < 2));
    if (!mustGo) break;
    hidden.add(cell);
    sum += cell.ballots;
  }
  return cells.map((cell) => ({ key: cell.key, ballots: hidden.has(cell) ? null : cell.ballots }));
}
