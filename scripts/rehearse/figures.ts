/** The value below which `share` (0 to 1) of some values lie, by the nearest rank; 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Percentiles of latencies, milliseconds with one decimal. */
export interface Latencies {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
}

/** A number with so many decimals: figures are told as exactly as they were measured. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

export const latenciesOf = (milliseconds: readonly number[]): Latencies => ({
  p50_ms: rounded(percentile(milliseconds, 0.5), 1),
  p95_ms: rounded(percentile(milliseconds, 0.95), 1),
  p99_ms: rounded(percentile(milliseconds, 0.99), 1),
});

/** Something cumulative as it was seen at a moment, milliseconds. */
export interface Sample {
  readonly at: number;
  readonly count: number;
}

/**
 * How long the oldest vote that was not shown had been accepted at the worst of some looks at the tally, in
 * milliseconds. `accepted` are the moments at which votes were accepted, in order.
 */
export function longestLag(accepted: readonly number[], shown: readonly Sample[]): number {
  let longest = 0;
  for (const { at, count } of shown) {
    const oldest = accepted[count];
    if (oldest !== undefined && oldest < at) longest = Math.max(longest, at - oldest);
  }
  return longest;
}
