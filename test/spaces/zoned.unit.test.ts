import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantToLocal, isMidnight, lastMomentBefore, localToInstant } from '../../shared/spaces/zoned.ts';

const HOUR = 3_600_000;
const zones = fc.constantFrom(
  'Europe/Paris',
  'Europe/Brussels',
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Noumea',
  'Pacific/Apia',
  'America/Cayenne',
  'Indian/Reunion',
);
const anyMoment = fc
  .date({ min: new Date('1975-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
// Within a day of a change of clocks: chance alone would hardly ever hit the hours that matter.
const nearTransition = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-03-08T07:00:00Z',
      '2026-11-01T06:00:00Z',
      '2026-10-03T15:30:00Z',
      '2026-04-04T15:00:00Z',
      '2011-12-30T10:00:00Z',
    ),
    fc.integer({ min: -1440, max: 1440 }),
  )
  .map(([transition, minutes]) => new Date(Date.parse(transition) + minutes * 60_000).toISOString());
const moments = fc.oneof(anyMoment, nearTransition);

describe('dates of phases in the time zone of the organization', () => {
  it.each([
    ['Paris in winter is an hour ahead of UTC', '2026-12-14T00:00', 'Europe/Paris', '2026-12-13T23:00:00.000Z'],
    ['Paris in summer is two hours ahead of UTC', '2026-07-01T09:30', 'Europe/Paris', '2026-07-01T07:30:00.000Z'],
    ['Nouméa is a day ahead of a Paris evening', '2026-07-01T07:00', 'Pacific/Noumea', '2026-06-30T20:00:00.000Z'],
    ['an hour that comes twice means the first', '2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['an hour that never comes moves on by the gap', '2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    [
      'a gap of half an hour moves on by half an hour',
      '2026-10-04T02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
    ],
    ['a leap day is a day', '2028-02-29T12:00', 'UTC', '2028-02-29T12:00:00.000Z'],
    ['seconds are kept', '2026-12-13T23:59:59', 'UTC', '2026-12-13T23:59:59.000Z'],
    ['tenths of a second are kept', '2026-12-13T23:59:59.5', 'UTC', '2026-12-13T23:59:59.500Z'],
  ])('%s', (_, local, zone, instant) => {
    expect(localToInstant(local, zone)).toBe(instant);
  });

  it.each(['', '2026-12-13', '2026-02-31T10:00', '2026-12-13T24:00', '2026-12-13T10:60', 'tomorrow'])(
    'reads %j as no moment at all',
    (local) => expect(localToInstant(local, 'Europe/Paris')).toBeNull(),
  );

  it('shows seconds only where there are any', () => {
    expect(instantToLocal('2026-12-13T23:00:00.000Z', 'Europe/Paris')).toBe('2026-12-14T00:00');
    expect(instantToLocal('2026-12-13T22:59:59.000Z', 'Europe/Paris')).toBe('2026-12-13T23:59:59');
    expect(instantToLocal('2026-12-13T22:59:59.999Z', 'Europe/Paris')).toBe('2026-12-13T23:59:59.999');
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => localToInstant('2026-12-13T10:00', 'Europe/Nowhere')).toThrow(RangeError);
  });

  it('knows midnight, and that it ends the day before', () => {
    expect(isMidnight('2026-12-13T23:00:00.000Z', 'Europe/Paris')).toBe(true);
    expect(isMidnight('2026-12-13T23:01:00.000Z', 'Europe/Paris')).toBe(false);
    expect(instantToLocal(lastMomentBefore('2026-12-13T23:00:00.000Z'), 'Europe/Paris')).toMatch(/^2026-12-13/);
  });

  it('gives back the moment that it showed, or the earlier of two that look the same', () => {
    fc.assert(
      fc.property(moments, zones, (instant, zone) => {
        const local = instantToLocal(instant, zone);
        const again = localToInstant(local, zone);
        expect(again).not.toBeNull();
        if (again === null || again === instant) return;
        expect(again < instant).toBe(true);
        expect(Date.parse(instant) - Date.parse(again)).toBeLessThanOrEqual(HOUR);
        expect(instantToLocal(again, zone)).toBe(local);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows the wall clock that it read, or a later one where that hour never came', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const local = moment.slice(0, 16);
        const instant = localToInstant(local, zone);
        const shown = instant === null ? '' : instantToLocal(instant, zone);
        if (shown === local) return;
        const gap = Date.parse(`${shown}Z`) - Date.parse(`${local}Z`);
        expect(gap).toBeGreaterThan(0);
        // Apia went to bed on 29 December 2011 and woke up on the 31st.
        expect(gap).toBeLessThanOrEqual(zone === 'Pacific/Apia' ? 24 * HOUR : HOUR);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same moment in the same order: a later wall clock is never an earlier moment, transitions aside', () => {
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 49, max: 5000 }), (moment, zone, hours) => {
        const later = new Date(Date.parse(moment) + hours * HOUR).toISOString().slice(0, 16);
        const first = localToInstant(moment.slice(0, 16), zone) ?? '';
        expect(first < (localToInstant(later, zone) ?? '')).toBe(true);
      }),
    );
  });
});
