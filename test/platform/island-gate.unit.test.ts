import { describe, expect, test } from '@jest/globals';
import { openingAt } from '../../web/src/platform/island-gate.ts';

const phase = { startsAt: '2026-10-05T00:00:00.000Z', endsAt: '2026-12-14T00:00:00.000Z' };

describe('what a page was published with', () => {
  test('is open until the last millisecond before the end', () => {
    expect(openingAt(true, phase, '2026-12-13T23:59:59.999Z')).toEqual({ isOpen: true, until: phase.endsAt });
  });

  test('is closed at the very instant of the end', () => {
    expect(openingAt(true, phase, phase.endsAt)).toEqual({ isOpen: false, because: 'ended', since: phase.endsAt });
  });

  test('counts alone while no clock is known', () => {
    expect(openingAt(true, phase, null)).toMatchObject({ isOpen: true });
  });

  test('has no end where the phase has none', () => {
    expect(openingAt(true, { ...phase, endsAt: null }, '2099-01-01T00:00:00.000Z')).toEqual({
      isOpen: true,
      until: null,
    });
  });

  test('names the phase that does not have it', () => {
    expect(openingAt(false, phase, '2026-11-01T00:00:00.000Z')).toEqual({
      isOpen: false,
      because: 'phase',
      since: phase.startsAt,
    });
  });

  test('knows no date between phases', () => {
    expect(openingAt(false, null, '2026-11-01T00:00:00.000Z')).toEqual({ isOpen: false, because: 'none', since: null });
  });
});
