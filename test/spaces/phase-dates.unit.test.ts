import { describe, expect, it } from '@jest/globals';
import { proposePhases, shiftPhases } from '../../shared/spaces/phase-dates.ts';

const PARIS = 'Europe/Paris';

describe('moving the phases of a process', () => {
  const phases = [
    { startsAt: '2026-01-04T23:00:00.000Z', endsAt: '2026-02-01T23:00:00.000Z' },
    { startsAt: '2026-02-01T23:00:00.000Z', endsAt: '2026-03-01T10:30:00.000Z' },
    { startsAt: '2026-03-01T10:30:00.000Z', endsAt: null },
  ];

  it('keeps midnight at midnight when summer time begins in between', () => {
    // 5 January becomes 9 March: 63 days later; the second phase begins after 29 March.
    expect(shiftPhases(phases, '2026-03-08T23:00:00.000Z', PARIS)).toEqual([
      { startsAt: '2026-03-08T23:00:00.000Z', endsAt: '2026-04-05T22:00:00.000Z' },
      { startsAt: '2026-04-05T22:00:00.000Z', endsAt: '2026-05-03T09:30:00.000Z' },
      { startsAt: '2026-05-03T09:30:00.000Z', endsAt: null },
    ]);
  });

  it('moves back as well as forward, and not at all to the same start', () => {
    const back = shiftPhases(phases, '2025-01-04T23:00:00.000Z', PARIS);
    expect(back.map(({ startsAt }) => startsAt.slice(0, 4))).toEqual(['2025', '2025', '2025']);
    expect(shiftPhases(phases, '2026-01-04T23:00:00.000Z', PARIS)).toEqual(phases);
    expect(shiftPhases([], '2026-01-04T23:00:00.000Z', PARIS)).toEqual([]);
  });

  it('starts the first phase at the very moment, even in the hour that comes twice', () => {
    const [first] = shiftPhases(phases, '2026-10-25T01:30:00.000Z', PARIS);
    expect(first?.startsAt).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('proposing phases', () => {
  it('begins at the local midnight of the day and lets each follow the one before, over a change of the clocks', () => {
    expect(proposePhases([7, 14, null], '2026-10-20T15:00:00.000Z', PARIS)).toEqual([
      { startsAt: '2026-10-19T22:00:00.000Z', endsAt: '2026-10-26T23:00:00.000Z' },
      { startsAt: '2026-10-26T23:00:00.000Z', endsAt: '2026-11-09T23:00:00.000Z' },
      { startsAt: '2026-11-09T23:00:00.000Z', endsAt: null },
    ]);
  });

  it('has nothing after a phase without end', () => {
    expect(proposePhases([null, 7], '2026-10-20T15:00:00.000Z', 'UTC')).toEqual([
      { startsAt: '2026-10-20T00:00:00.000Z', endsAt: null },
    ]);
  });
});
