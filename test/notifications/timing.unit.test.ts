import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVENT_NAMES, type EventName } from '../../shared/notifications/events.ts';
import { type Choices, defaultChoices, planOf } from '../../shared/notifications/plan.ts';
import { isQuiet, isTimeZone, localTime, MARGIN_SECONDS, nextSlot } from '../../shared/notifications/rules.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';

const PARIS = 'Europe/Paris';
const ZONES = [PARIS, 'UTC', 'America/Martinique', 'Pacific/Marquesas', 'Australia/Lord_Howe', 'Indian/Reunion'];
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const zones = fc.constantFrom(...ZONES);
const hours = fc.integer({ min: 0, max: 23 });

describe('the hour at which a digest goes out', () => {
  it.each([
    // An ordinary day, before and after its hour.
    ['2026-11-21T05:30:00.000Z', 7, '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T06:00:00.000Z', 7, '2026-11-22T06:00:00.000Z'],
    // Less than five minutes before it: whatever collects it may have passed by.
    ['2026-11-21T05:54:59.000Z', 7, '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T05:56:00.000Z', 7, '2026-11-22T06:00:00.000Z'],
    // Summer time begins on 29 March 2027 at 2: that hour is skipped, and its digest comes at 3.
    ['2027-03-27T20:00:00.000Z', 2, '2027-03-28T01:00:00.000Z'],
    // It ends on 31 October 2027 at 3: the hour from 2 comes twice, and its digest once.
    ['2027-10-30T20:00:00.000Z', 2, '2027-10-31T00:00:00.000Z'],
    ['2027-10-31T00:00:00.000Z', 2, '2027-11-01T01:00:00.000Z'],
  ])('after %s, at %i o’clock in Paris, is %s', (now, hour, slot) => {
    expect(nextSlot(now, PARIS, hour)).toBe(slot);
  });

  it('is on Monday for those of a week, by the calendar on the wall', () => {
    expect(nextSlot('2026-11-21T09:00:00.000Z', PARIS, 7, true)).toBe('2026-11-23T06:00:00.000Z');
    // Monday 00:30 in Paris is still Sunday in UTC.
    expect(nextSlot('2026-11-21T09:00:00.000Z', PARIS, 0, true)).toBe('2026-11-22T23:00:00.000Z');
    expect(nextSlot('2026-11-23T06:00:00.000Z', PARIS, 7, true)).toBe('2026-11-30T06:00:00.000Z');
  });

  it('is a full hour in the next day and a bit, at which the clock on the wall has come to the hour, wherever it hangs', () => {
    fc.assert(
      fc.property(instants, zones, hours, (now, zone, hour) => {
        const slot = nextSlot(now, zone, hour);
        const ahead = (toMilliseconds(slot) - toMilliseconds(now)) / 1000;
        expect(slot.slice(14)).toBe('00:00.000Z');
        expect(ahead).toBeGreaterThan(MARGIN_SECONDS - 1);
        // A day, the hour that autumn adds, the half hour of some zones, and the margin.
        expect(ahead).toBeLessThanOrEqual(26.5 * 3600 + MARGIN_SECONDS);
        const local = localTime(toMilliseconds(slot), zone);
        const minutes = local.hour * 60 + Number(local.clock.slice(14));
        // At the hour, or where it is skipped or not a full one in UTC, within the next hour and a half.
        expect(minutes - hour * 60).toBeGreaterThanOrEqual(0);
        expect(minutes - hour * 60).toBeLessThan(91);
      }),
      { numRuns: 150 },
    );
  });

  it('never skips a day and never comes twice on one', () => {
    for (const zone of ZONES) {
      const days: string[] = [];
      let now = '2027-03-20T00:00:00.000Z';
      for (let n = 0; n < 15; n++) {
        now = nextSlot(now, zone, 2);
        days.push(localTime(toMilliseconds(now), zone).day);
      }
      expect(new Set(days).size).toBe(15);
      expect(Date.parse(days[14] ?? '') - Date.parse(days[0] ?? '')).toBe(14 * 86_400_000);
    }
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-21T19:59:00.000Z', false],
    ['2026-11-21T20:00:00.000Z', true],
    ['2026-11-22T06:59:00.000Z', true],
    ['2026-11-22T07:00:00.000Z', false],
  ])('from 21 to 8 in Paris hold at %s: %s', (now, holds) => {
    expect(isQuiet(now, { from: 21, to: 8 }, PARIS)).toBe(holds);
  });

  it('follow the clock on the wall through the night in which it changes', () => {
    const quiet = { from: 21, to: 8 };
    // 07:30 in summer time on the day it begins is 05:30 in UTC, an hour less than the day before.
    expect(isQuiet('2027-03-27T06:30:00.000Z', quiet, PARIS)).toBe(true);
    expect(isQuiet('2027-03-28T06:30:00.000Z', quiet, PARIS)).toBe(false);
    expect(isQuiet('2027-10-31T06:30:00.000Z', quiet, PARIS)).toBe(true);
  });

  it('put off what would come at once, never beyond their end, and nothing outside them', () => {
    fc.assert(
      fc.property(instants, zones, hours, hours, (now, timeZone, from, to) => {
        fc.pre(from !== to);
        const own: Choices = { ...defaultChoices(timeZone), quiet: { from, to } };
        const { mail, push } = planOf(own, 'comment.mentioned', now);
        if (!isQuiet(now, own.quiet, timeZone)) {
          expect([mail, push]).toEqual(['now', 'now']);
          return;
        }
        expect(mail).toEqual({ slot: nextSlot(now, timeZone, to), period: 'quiet' });
        expect(push).toEqual({ slot: nextSlot(now, timeZone, to) });
      }),
      { numRuns: 100 },
    );
  });
});

describe('how news reaches somebody', () => {
  const now = '2026-11-21T12:00:00.000Z';
  const own = defaultChoices(PARIS);
  const chosen = (event: EventName, mail: 'none' | 'now' | 'daily' | 'weekly', push = false): Choices => ({
    ...own,
    choices: { [event]: { mail, push } },
  });

  it.each([
    ['none', null],
    ['now', 'now'],
    ['daily', { slot: '2026-11-22T06:00:00.000Z', period: 'daily' }],
    ['weekly', { slot: '2026-11-23T06:00:00.000Z', period: 'weekly' }],
  ] as const)('follows the choice for its event: %s', (mail, plan) => {
    expect(planOf(chosen('proposal.published', mail), 'proposal.published', now)).toEqual({ mail: plan, push: null });
  });

  it('is what holds for everybody where nothing was chosen: answers at once, new proposals once a day', () => {
    expect(planOf(own, 'own.answered', now)).toEqual({ mail: 'now', push: 'now' });
    expect(planOf(own, 'comment.mentioned', now).mail).toBe('now');
    expect(planOf(own, 'proposal.published', now)).toMatchObject({ mail: { period: 'daily' }, push: null });
  });

  it('is no mail at all once all are muted, but for decisions of moderation, whatever was chosen for them', () => {
    const paused = { ...own, isPaused: true };
    const mails = EVENT_NAMES.filter((event) => planOf(paused, event, now).mail !== null);
    expect(mails).toEqual(['own.moderated']);
    expect(planOf(chosen('own.moderated', 'none'), 'own.moderated', now).mail).toBe('now');
  });

  it('tells devices by a switch of their own', () => {
    expect(planOf(chosen('proposal.published', 'none', true), 'proposal.published', now)).toEqual({
      mail: null,
      push: 'now',
    });
  });
});

describe('a time zone', () => {
  it.each([PARIS, 'Pacific/Marquesas', 'UTC'])('is known: %s', (name) => expect(isTimeZone(name)).toBe(true));
  it.each(['Paris', '+02:00', '', 'Europe/Nowhere', '../etc'])('is refused: "%s"', (name) =>
    expect(isTimeZone(name)).toBe(false),
  );
});
