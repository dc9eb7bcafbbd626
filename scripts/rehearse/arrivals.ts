/** A number from 0 to below 1, the same ones for the same seed: a rehearsal can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * When people arrive, in milliseconds from the start, in order: as people do, without waiting for each other. Gaps are
 * exponential, so that on average `perSecond` arrive, at times a few at once.
 */
export function arrivals(count: number, perSecond: number, random: () => number): number[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - random()) / perSecond) * 1000;
    return at;
  });
}

/**
 * Starts `act` at each of these moments whether or not earlier ones have ended, and resolves when all have.
 *
 * @returns by how many milliseconds this process was late at worst: more than a few tell that it was too busy itself
 */
export async function atTimes(times: readonly number[], act: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  const running: Promise<void>[] = [];
  let latest = 0;
  for (const [index, time] of times.entries()) {
    const wait = start + time - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    latest = Math.max(latest, performance.now() - start - time);
    running.push(act(index));
  }
  await Promise.all(running);
  return latest;
}
