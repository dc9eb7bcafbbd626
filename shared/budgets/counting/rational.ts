/** A rational number as text, in lowest terms, the denominator above zero: `{ n: '402', d: '10' }` is 40.2. */
export interface Fraction {
  readonly n: string;
  readonly d: string;
}

/** A rational number that need not be in lowest terms; the denominator is above zero. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** Greatest common divisor of two numbers that are not negative; of zero and another, the other. */
export function gcd(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Below zero when the first is less, zero when they are equal, above zero when it is more. */
export function compareRatios(one: Ratio, other: Ratio): number {
  const [left, right] = [one.n * other.d, other.n * one.d];
  return left < right ? -1 : Number(left > right);
}

/** A number for publication. */
export function fraction({ n, d }: Ratio): Fraction {
  const common = gcd(n < 0n ? -n : n, d);
  return { n: (n / common).toString(), d: (d / common).toString() };
}
