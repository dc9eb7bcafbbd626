import { describe, expect, it } from '@jest/globals';
import type { Attention, DayFigures } from '../../shared/proposals/office.ts';
import { type CountedComponent, processFigure, tasksOf } from '../../web/src/admin/today/attention.ts';
import { mailsState } from '../../web/src/admin/today/mails.ts';
import { aComponent, aPhase, aProcess } from './fixtures.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const TODAY = '2026-11-21';
const counted = ({
  component,
  ...attention
}: Partial<Attention> & { component?: CountedComponent['component'] } = {}) => ({
  component: component ?? aComponent({ processId: aProcess().id }),
  attention: {
    proposals: 0,
    votes: 0,
    comments: 0,
    unanswered: 0,
    oldestUnanswered: null,
    reachedUnanswered: 0,
    unfinishedActs: 0,
    days: [],
    ...attention,
  },
});
const quiet = [aPhase({ startsAt: '2026-10-01T00:00:00.000Z', endsAt: null })];
const kinds = (process: Parameters<typeof aProcess>[0], components: readonly CountedComponent[] = [counted()]) =>
  tasksOf({ process: aProcess({ phases: quiet, ...process }), components }, NOW).map(({ kind }) => kind);

describe('what needs attention today', () => {
  it('is nothing where all is published, answered, and no phase changes soon', () => {
    expect(kinds({})).toEqual([]);
  });

  it('names what is missing: publication, phases, components', () => {
    expect(kinds({ isPublished: false, phases: [] }, [])).toEqual(['unpublished', 'no-phase', 'no-component']);
  });

  it.each([
    ['three days from now, to the millisecond', '2026-11-24T08:00:00.000Z', true],
    ['a millisecond later', '2026-11-24T08:00:00.001Z', false],
    ['a millisecond from now', '2026-11-21T08:00:00.001Z', true],
    ['this very moment', NOW, false],
  ])('announces a phase that begins %s: %s, %s', (_, startsAt, isAnnounced) => {
    const phases = [aPhase({ startsAt, endsAt: null })];
    expect(kinds({ phases })).toEqual(isAnnounced ? ['phase-starts'] : []);
  });

  it('says a change of phase once: as the beginning of what comes', () => {
    const change = '2026-11-22T23:00:00.000Z';
    const last = aPhase({ startsAt: change, endsAt: '2026-11-23T23:00:00.000Z' });
    expect(kinds({ phases: [aPhase({ endsAt: change }), last] })).toEqual(['phase-starts', 'phase-ends']);
  });

  it('counts begun days', () => {
    const tomorrow = aPhase({ startsAt: '2026-11-22T07:00:00.000Z', endsAt: null });
    const [task] = tasksOf({ process: aProcess({ phases: [tomorrow] }), components: [counted()] }, NOW);
    expect(task).toMatchObject({ kind: 'phase-starts', days: 1 });
  });

  it('tells components apart: one waits for answers, another for its publication', () => {
    const since = '2026-11-02T08:00:00.000Z';
    const waiting = counted({ unanswered: 3, oldestUnanswered: since });
    const hidden = counted({ component: aComponent({ processId: aProcess().id, isPublished: false }) });
    expect(tasksOf({ process: aProcess({ phases: quiet }), components: [waiting, hidden] }, NOW)).toEqual([
      { kind: 'unanswered', component: waiting.component, count: 3, since },
      { kind: 'component-unpublished', component: hidden.component },
    ]);
  });

  it('begins with what was interrupted and with what people have asked for', () => {
    expect(kinds({}, [counted({ unanswered: 9, reachedUnanswered: 2, unfinishedActs: 1 })])).toEqual([
      'interrupted',
      'reached',
      'unanswered',
    ]);
  });
});

describe('figures of a process', () => {
  const day = (date: string, votes: number | null): DayFigures => ({ day: date, proposals: 1, votes, comments: 0 });
  const figure = (...components: readonly CountedComponent[]) => processFigure(components, 'votes', TODAY);

  it('grow from the end of one day to the next', () => {
    const days = [day('2026-11-20', 70), day('2026-11-19', 40)];
    expect(figure(counted({ votes: 100, days }))).toEqual({ count: 100, today: 30, yesterday: 30 });
  });

  it('grow by nothing on days on which nothing was counted', () => {
    expect(figure(counted({ votes: 100, days: [day('2026-11-12', 70)] }))).toEqual({
      count: 100,
      today: 30,
      yesterday: 0,
    });
  });

  it('have no growth before a first day has ended, and none of yesterday before a second', () => {
    expect(figure(counted({ votes: 100 }))).toEqual({ count: 100, today: null, yesterday: null });
    expect(figure(counted({ votes: 100, days: [day('2026-11-20', 70)] }))).toEqual({
      count: 100,
      today: 30,
      yesterday: null,
    });
  });

  it('are not told while counts are hidden', () => {
    const days = [day('2026-11-20', null), day('2026-11-19', null)];
    expect(figure(counted({ votes: null, days }))).toEqual({ count: null, today: null, yesterday: null });
  });

  it('add up over components, and are unknown where one of them is', () => {
    const days = [day('2026-11-20', 70), day('2026-11-19', 40)];
    const known = counted({ votes: 100, days });
    expect(figure(known, known)).toEqual({ count: 200, today: 60, yesterday: 60 });
    expect(figure(known, counted({ votes: 5 }))).toEqual({ count: 105, today: null, yesterday: null });
    expect(figure()).toEqual({ count: 0, today: 0, yesterday: 0 });
  });
});

describe('mails', () => {
  const state = (waiting: number, oldest: string | null, isMore = false) =>
    mailsState({ waiting, oldest, isMore }, '2026-11-21T08:15:00.000Z');

  it('are on their way while they are few and young', () => {
    expect(state(0, null)).toBe('moving');
    expect(state(50, '2026-11-21T08:14:00.000Z')).toBe('moving');
  });

  it('wait when they are many, or one of them for more than a minute', () => {
    expect(state(51, '2026-11-21T08:15:00.000Z')).toBe('waiting');
    expect(state(1, '2026-11-21T08:13:59.999Z')).toBe('waiting');
    expect(state(10, '2026-11-21T08:14:50.000Z', true)).toBe('waiting');
  });

  it('are late when a code to sign in would have ended', () => {
    expect(state(1, '2026-11-21T08:00:00.001Z')).toBe('waiting');
    expect(state(1, '2026-11-21T08:00:00.000Z')).toBe('late');
  });
});
