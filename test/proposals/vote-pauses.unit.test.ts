import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pauseOf } from '../../web/src/proposals/islands/vote-count.ts';
import { pauseBefore } from '../../web/src/proposals/islands/vote-pauses.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause before a vote is sent again', () => {
  test('is never shorter than the server asks, and not the same for two devices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 600 }), chance, (tries, asked, random) => {
        expect(pauseBefore(tries, { retryAfter: asked }, random)).toBeGreaterThan(asked * 1000);
      }),
    );
    expect(pauseBefore(3, { retryAfter: 8 }, 0)).not.toBe(pauseBefore(3, { retryAfter: 8 }, 0.5));
  });

  test('doubles where the server says nothing, and ends after eight tries', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => pauseBefore(tries, { retryAfter: null }, 0.5));
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, null]);
  });

  test('is not waited out by itself where the server wants more than ten minutes', () => {
    expect(pauseBefore(1, { retryAfter: 601 }, 0)).toBeNull();
  });
});

test('a count that cannot be read is asked for half as often each time, down to every five minutes', () => {
  expect([0, 1, 2, 10].map((failures) => pauseOf(failures, 0))).toEqual([20_000, 40_000, 80_000, 300_000]);
  expect(pauseOf(0, 1)).toBe(30_000);
});
