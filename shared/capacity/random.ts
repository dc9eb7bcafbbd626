/** Random numbers of a seed (mulberry32): the same seed makes the same evening, on every machine. */
export type Random = () => number;

/** Numbers in [0, 1). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const MANY = 30;

/** How many come in a second in which `mean` are expected: independent people, so by Poisson's law. */
export function arrivals(mean: number, random: Random): number {
  if (mean <= 0) return 0;
  // Above thirty the bell curve is as good, and takes the same time for any number.
  if (mean > MANY) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
