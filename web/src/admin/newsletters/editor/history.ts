/** What somebody writes, with what it was before: each step can be taken back, and taken again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** Where the newest step was typed; typing on in the same place is the same step. `null`: a step by itself. */
  readonly place: string | null;
}

/** Steps that can be taken back; an older one is forgotten. */
const MOST = 100;

/** A history that begins with what is stored. */
export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [], place: null });

/**
 * One more step.
 *
 * @param place where it was typed, so that a sentence is one step and not forty; `null` for a press of a button
 */
export function step<T>(history: History<T>, now: T, place: string | null): History<T> {
  const goesOn = place !== null && place === history.place && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST);
  return { past, now, future: [], place };
}

/** The step before; the same history where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], place: null };
}

/** The step that was taken back last; the same history where there is none. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, place: null };
}
