import { describe, expect, it } from '@jest/globals';
import { daysLeft, formatEnd, formatSpan, lastDay } from '../../shared/spaces/dates.ts';

const PARIS = 'Europe/Paris';
/** Midnight that ends 13 December 2026 in Paris. */
const MIDNIGHT = '2026-12-13T23:00:00.000Z';

describe('the last day of a phase', () => {
  it('is the day before when the phase ends at local midnight', () => {
    expect(formatEnd(MIDNIGHT, 'en', PARIS)).toBe('13 December 2026');
    expect(formatEnd(MIDNIGHT, 'fr', PARIS)).toBe('13 décembre 2026');
    expect(formatEnd(MIDNIGHT, 'nl', PARIS)).toBe('13 december 2026');
  });

  it('is the day of the end when the phase ends one minute after midnight, and the time is said with whose time it is', () => {
    expect(formatEnd('2026-12-13T23:01:00.000Z', 'fr', PARIS)).toBe('14 décembre 2026 à 00:01 (heure de Paris)');
  });

  it('is judged in the time zone of the organization, not in UTC', () => {
    expect(formatEnd('2026-12-14T00:00:00.000Z', 'fr', PARIS)).toBe('14 décembre 2026 à 01:00 (heure de Paris)');
    expect(formatEnd('2026-12-14T00:00:00.000Z', 'fr', 'UTC')).toBe('13 décembre 2026');
  });

  it('is right on the nights when clocks change', () => {
    // 25 October 2026 has 25 hours in Paris, 29 March 2026 has 23.
    expect(lastDay('2026-10-25T23:00:00.000Z', PARIS)).toBe('2026-10-25T22:59:59.999Z');
    expect(formatEnd('2026-10-25T23:00:00.000Z', 'fr', PARIS)).toBe('25 octobre 2026');
    expect(formatEnd('2026-03-29T22:00:00.000Z', 'fr', PARIS)).toBe('29 mars 2026');
  });
});

describe('days left', () => {
  it('counts calendar days to the last one', () => {
    expect(daysLeft(MIDNIGHT, '2026-11-21T08:00:00.000Z', PARIS)).toBe(22);
  });

  it('is 0 on the whole last day and negative from midnight on', () => {
    expect(daysLeft(MIDNIGHT, '2026-12-12T22:59:59.999Z', PARIS)).toBe(1);
    expect(daysLeft(MIDNIGHT, '2026-12-12T23:00:00.000Z', PARIS)).toBe(0);
    expect(daysLeft(MIDNIGHT, '2026-12-13T22:59:59.999Z', PARIS)).toBe(0);
    expect(daysLeft(MIDNIGHT, MIDNIGHT, PARIS)).toBe(-1);
  });

  it('counts a day of 25 hours as one', () => {
    expect(daysLeft('2026-10-25T23:00:00.000Z', '2026-10-24T10:00:00.000Z', PARIS)).toBe(1);
  });
});

describe('a span of days', () => {
  it('says month and year once where both ends share them', () => {
    expect(formatSpan('2026-10-04T22:00:00.000Z', MIDNIGHT, 'fr', PARIS)).toBe(
      '5 octobre\u2009–\u200913 décembre 2026',
    );
    expect(formatSpan('2026-12-09T23:00:00.000Z', MIDNIGHT, 'fr', PARIS)).toBe('10–13 décembre 2026');
  });

  it('is one day for a phase of one day', () => {
    expect(formatSpan('2026-12-12T23:00:00.000Z', MIDNIGHT, 'en', PARIS)).toBe('13 December 2026');
  });
});
