import { describe, expect, it } from '@jest/globals';
import { type CountedComponent, figuresOf, sumTallies, tasksOf } from '../../web/src/admin/today/attention.ts';
import { aComponent, aPhase, aProcess } from './fixtures.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const counted = (overrides: Partial<CountedComponent> = {}): CountedComponent => ({
  component: aComponent({ processId: aProcess().id }),
  proposals: 0,
  unanswered: 0,
  figures: { votes: 0, comments: 0 },
  ...overrides,
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
    ['seven days from now, to the millisecond', '2026-11-28T08:00:00.000Z', true],
    ['a millisecond later', '2026-11-28T08:00:00.001Z', false],
    ['a millisecond from now', '2026-11-21T08:00:00.001Z', true],
    ['this very moment', NOW, false],
  ])('announces a phase that begins %s: %s, %s', (_, startsAt, isAnnounced) => {
    const phases = [aPhase({ startsAt, endsAt: null })];
    expect(kinds({ phases })).toEqual(isAnnounced ? ['phase-starts'] : []);
  });

  it('says a change of phase once: as the beginning of what comes', () => {
    const change = '2026-11-24T23:00:00.000Z';
    const last = aPhase({ startsAt: change, endsAt: '2026-11-26T23:00:00.000Z' });
    expect(kinds({ phases: [aPhase({ endsAt: change }), last] })).toEqual(['phase-starts', 'phase-ends']);
  });

  it('counts begun days', () => {
    const tomorrow = aPhase({ startsAt: '2026-11-22T07:00:00.000Z', endsAt: null });
    const [task] = tasksOf({ process: aProcess({ phases: [tomorrow] }), components: [counted()] }, NOW);
    expect(task).toMatchObject({ kind: 'phase-starts', days: 1 });
  });

  it('tells components apart: one waits for answers, another for its publication', () => {
    const answered = counted({ unanswered: 3 });
    const hidden = counted({ component: aComponent({ processId: aProcess().id, isPublished: false }) });
    expect(tasksOf({ process: aProcess({ phases: quiet }), components: [answered, hidden] }, NOW)).toEqual([
      { kind: 'unanswered', component: answered.component, count: 3 },
      { kind: 'component-unpublished', component: hidden.component },
    ]);
  });
});

describe('figures of a process', () => {
  it('add up votes of every choice, and comments', () => {
    const tally = { support: 5, agree: 1, mixed: 2, disagree: 3, comments: 4 };
    expect(sumTallies({ countedAt: NOW, proposals: { a: tally, b: tally } })).toEqual({ votes: 22, comments: 8 });
  });

  it.each([null, 'text', {}, { proposals: null }, { proposals: { a: null, b: { support: 'many' } } }])(
    'are nothing where the tallies are no tallies: %j',
    (json) => expect(sumTallies(json)).toEqual({ votes: 0, comments: 0 }),
  );

  it('add up over components', () => {
    const one = counted({ proposals: 2, figures: { votes: 3, comments: 4 } });
    expect(figuresOf([one, one])).toEqual({ proposals: 4, votes: 6, comments: 8 });
  });
});
