import { describe, expect, it } from '@jest/globals';
import { arrivals, atTimes, seededRandom } from '../../scripts/rehearse/arrivals.ts';
import { latenciesOf, longestLag, percentile } from '../../scripts/rehearse/figures.ts';

describe('percentiles', () => {
  it('are by the nearest rank, in whatever order the values came', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0, 0.2, 0.21, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 1, 2, 3, 5, 5]);
  });

  it('of nothing are 0', () => {
    expect(latenciesOf([])).toEqual({ p50_ms: 0, p95_ms: 0, p99_ms: 0 });
  });

  it('are told to a tenth of a millisecond', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1.26);
    expect(latenciesOf(values)).toEqual({ p50_ms: 50.3, p95_ms: 95.3, p99_ms: 99.3 });
  });
});

describe('arrivals', () => {
  it('are as many as asked for, in order, and the same for the same seed', () => {
    const times = arrivals(500, 20, seededRandom(7));
    expect(times).toHaveLength(500);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(arrivals(500, 20, seededRandom(7))).toEqual(times);
    expect(arrivals(500, 20, seededRandom(8))).not.toEqual(times);
  });

  it('keep their rate on average, with gaps that vary as people do', () => {
    const times = arrivals(20_000, 50, seededRandom(3));
    expect((times.at(-1) ?? 0) / 1000).toBeCloseTo(400, -1.5);
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    // Of exponential gaps of 20 ms on average, 63 % are shorter than that and 5 % longer than three times it.
    expect(gaps.filter((gap) => gap < 20).length / gaps.length).toBeCloseTo(0.632, 1);
    expect(gaps.filter((gap) => gap > 60).length / gaps.length).toBeCloseTo(0.05, 1);
  });

  it('do not wait for those who are still there', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const arrived: number[] = [];
    await atTimes([0, 1, 2, 3], async (index) => {
      arrived.push(index);
      if (index === 3) resolve();
      await promise;
    });
    expect(arrived).toEqual([0, 1, 2, 3]);
  });
});

describe('the lag of a tally', () => {
  it('is the age of the oldest vote that was not shown, at the worst look', () => {
    const accepted = [100, 200, 300, 400];
    const shown = [
      { at: 150, count: 0 },
      { at: 350, count: 1 },
      { at: 420, count: 3 },
      { at: 500, count: 4 },
    ];
    expect(longestLag(accepted, shown)).toBe(150);
  });

  it('is nothing where everything was shown, and where nothing had been accepted yet', () => {
    expect(longestLag([100], [{ at: 200, count: 1 }])).toBe(0);
    expect(longestLag([100], [{ at: 50, count: 0 }])).toBe(0);
  });
});
