import { describe, expect, it } from '@jest/globals';
import { newId } from '../../functions/platform/services.ts';
import { mainAction, processStatus } from '../../functions/spaces/process-view.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Phase } from '../../shared/spaces/process.ts';
import { activePhase, phaseStatus, phasesFollow } from '../../shared/spaces/rules.ts';
import type { ComponentView } from '../../shared/spaces/views.ts';

const DAYS = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-30'] as const;
const day = (index: number): Instant => `${DAYS[index]}T00:00:00.000Z`;
const phase = (startsAt: Instant, endsAt: Instant | null): Phase => ({
  id: newId('phase'),
  title: { en: 'Phase' },
  description: {},
  startsAt,
  endsAt,
});
const justBefore = (instant: Instant) => new Date(Date.parse(instant) - 1).toISOString();

describe('a phase', () => {
  const contribute = phase(day(0), day(1));
  it.each([
    ['is upcoming until it starts', justBefore(day(0)), 'upcoming'],
    ['is in progress at the instant of its start', day(0), 'current'],
    ['is in progress until its end', justBefore(day(1)), 'current'],
    ['is done at the instant of its end', day(1), 'done'],
  ])('%s', (_, now, expected) => {
    expect(phaseStatus(contribute, now)).toBe(expected);
    expect(activePhase([contribute], now)).toBe(expected === 'current' ? contribute : null);
  });

  it('without an end stays in progress', () => {
    expect(phaseStatus(phase(day(0), null), '2099-01-01T00:00:00.000Z')).toBe('current');
  });
});

describe('phases of a process', () => {
  it.each([
    ['may be none', [], true],
    ['may follow at once', [phase(day(0), day(1)), phase(day(1), day(2))], true],
    ['may leave a gap', [phase(day(0), day(1)), phase(day(2), null)], true],
    ['may not overlap', [phase(day(0), day(2)), phase(day(1), day(3))], false],
    ['may not stand in another order than that of time', [phase(day(1), day(2)), phase(day(0), day(1))], false],
    ['may not end when they start', [phase(day(0), day(0))], false],
    ['may be open-ended only at the last', [phase(day(0), null), phase(day(1), day(2))], false],
  ])('%s', (_, phases, expected) => {
    expect(phasesFollow(phases)).toBe(expected);
  });
});

describe('a process', () => {
  const phases = [phase(day(0), day(1)), phase(day(2), day(3))];
  it.each([
    ['is open without any phase', [], day(0), 'current', null],
    ['is upcoming before its first phase, which it shows', phases, justBefore(day(0)), 'upcoming', 0],
    ['is open during a phase', phases, day(0), 'current', 0],
    ['is upcoming between two phases, and shows the next', phases, day(1), 'upcoming', 1],
    ['is done after its last phase, which it shows', phases, day(3), 'done', 1],
  ])('%s', (_, given, now, status, shown) => {
    expect(processStatus(given, now)).toEqual({ status, phase: shown === null ? null : phases[shown] });
  });
});

describe('the main action of a process', () => {
  const view = (path: string, can: Partial<ComponentView> = {}): ComponentView => ({
    id: newId('component'),
    kind: 'proposals',
    name: { text: 'Proposals', locale: 'en', isFallback: false },
    introduction: { text: '', locale: 'en', isFallback: false },
    path,
    canPropose: false,
    canVote: false,
    canComment: false,
    figures: { proposals: 0, comments: 0, votes: 0, references: 0 },
    themes: [],
    ...can,
  });
  it.each([
    ['is to read where nothing is open', [view('/a/')], 'read', '/p/'],
    ['is to read where there is no component', [], 'read', '/p/'],
    ['is to comment where only that is open', [view('/a/'), view('/b/', { canComment: true })], 'comment', '/b/'],
    ['is to vote rather than comment', [view('/a/', { canComment: true, canVote: true })], 'vote', '/a/'],
    [
      'is to propose before all',
      [view('/a/', { canVote: true }), view('/b/', { canPropose: true })],
      'propose',
      '/b/propose/',
    ],
  ])('%s', (_, components, action, actionPath) => {
    expect(mainAction(components, '/p/')).toEqual({ action, actionPath });
  });
});
