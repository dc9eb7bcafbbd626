import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import type { RuleContext } from '../../../shared/budgets/ballot-left.ts';
import { ballotProblems, leftIn, whyNot } from '../../../shared/budgets/ballot-rules.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import { EnvelopeId, ProjectId, TaxonomyId } from '../../../shared/platform/ids.ts';

const idOf = (number: number) => String(number).padStart(26, '0');
const envelope = (number: number) => EnvelopeId.parse(`env_${idOf(number)}`);
const project = (number: number) => ProjectId.parse(`prj_${idOf(number)}`);
const category = (number: number) => TaxonomyId.parse(`tax_${idOf(number)}`);

/** Two envelopes of 100 euros; projects 1 to 6 of the first cost 10 to 60 euros, 7 and 8 stand in the second. */
const projects: RuleContext['projects'] = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({
  id: project(number),
  envelopeId: envelope(number < 7 ? 1 : 2),
  cost: number * 1000,
  categoryId: category(number % 2),
  state: 'published',
}));
const ctx = (settings: Partial<BudgetSettings> = {}, rest: Partial<RuleContext> = {}): RuleContext => ({
  settings: BudgetSettings.parse(settings),
  envelopes: [
    { id: envelope(1), total: 10_000 },
    { id: envelope(2), total: 10_000 },
  ],
  projects,
  ...rest,
});
const choice = (number: number, points: number | null = null) => ({ projectId: project(number), points });
const part = (number: number, ...choices: BallotContent[number]['choices']) => ({
  envelopeId: envelope(number),
  choices,
});
const codes = (content: BallotContent, context: RuleContext) =>
  ballotProblems(content, context).map(({ code }) => code.replace('budget.', ''));

type Case = readonly [string, BallotContent, RuleContext, readonly string[]];
const withdrawn = projects.map((one) => (one.id === project(2) ? { ...one, state: 'withdrawn' as const } : one));
const drafted = projects.map((one) => (one.id === project(2) ? { ...one, state: 'draft' as const } : one));
const categories = (minimum: number, maximum: number | null) => ({
  categoryLimits: [{ categoryId: category(0), minimum, maximum }],
});

describe('a ballot', () => {
  it.each<Case>([
    ['that spends all of its envelope is in order', [part(1, choice(4), choice(6))], ctx(), []],
    [
      'a cent above its envelope is not',
      [part(1, choice(4), choice(6))],
      ctx({}, { envelopes: [{ id: envelope(1), total: 9999 }] }),
      ['over-envelope'],
    ],
    ['may cost more where projects are counted', [part(1, choice(5), choice(6))], ctx({ ballotKind: 'number' }), []],
    ['spends its minimum share exactly', [part(1, choice(5))], ctx({ minimumShare: 50 }), []],
    ['spends less than its minimum share', [part(1, choice(5))], ctx({ minimumShare: 51 }), ['below-share']],
    ['has as many projects as it may', [part(1, choice(1), choice(2))], ctx({ maximumProjects: 2 }), []],
    [
      'has one too many',
      [part(1, choice(1), choice(2), choice(3))],
      ctx({ maximumProjects: 2 }),
      ['too-many-projects'],
    ],
    ['has one too few', [part(1, choice(1))], ctx({ minimumProjects: 2 }), ['too-few-projects']],
    [
      'chooses all of a small envelope',
      [part(2, choice(7))],
      ctx({ minimumProjects: 5 }, { projects: projects.filter(({ id }) => id !== project(8)) }),
      [],
    ],
    ['has too many of a category', [part(1, choice(2), choice(4))], ctx(categories(0, 1)), ['category-too-many']],
    ['has just enough of a category', [part(1, choice(2), choice(1))], ctx(categories(1, 1)), []],
    ['has too few of a category', [part(1, choice(1))], ctx(categories(1, null)), ['category-too-few']],
    ['gives all of its points', [part(1, choice(1, 7), choice(2, 3))], ctx({ ballotKind: 'points' }), []],
    ['gives a point too many', [part(1, choice(1, 7), choice(2, 4))], ctx({ ballotKind: 'points' }), ['points-over']],
    ['gives a project no points', [part(1, choice(1))], ctx({ ballotKind: 'points' }), ['points-missing']],
    [
      'gives a project too many',
      [part(1, choice(1, 4))],
      ctx({ ballotKind: 'points', pointsPerProject: 3 }),
      ['project-points-over'],
    ],
    ['ranks', [part(1, choice(6), choice(5), choice(4))], ctx({ ballotKind: 'ranking' }), []],
    ['names a project that there is not', [part(1, choice(9))], ctx(), ['project-unknown']],
    ['names a draft', [part(1, choice(2))], ctx({}, { projects: drafted }), ['project-unknown']],
    ['names a project of another envelope', [part(1, choice(7))], ctx(), ['project-foreign']],
    ['names a project twice', [part(1, choice(1), choice(1))], ctx(), ['project-twice']],
    ['names a withdrawn project', [part(1, choice(2))], ctx({}, { projects: withdrawn }), ['project-withdrawn']],
    ['names an envelope that there is not', [part(3, choice(1))], ctx(), ['envelope-unknown']],
    [
      'names an envelope twice',
      [part(1, choice(1)), part(1, choice(2))],
      ctx({ envelopeChoice: 'several' }),
      ['envelope-twice'],
    ],
    [
      'has two envelopes where one is to be chosen',
      [part(1, choice(1)), part(2, choice(7))],
      ctx(),
      ['envelopes-too-many'],
    ],
    ['has two of several envelopes', [part(1, choice(1)), part(2, choice(7))], ctx({ envelopeChoice: 'several' }), []],
    ['lacks one of all envelopes', [part(1, choice(1))], ctx({ envelopeChoice: 'all' }), ['envelopes-missing']],
    [
      'has all in which its voter may vote',
      [part(1, choice(1))],
      ctx({ envelopeChoice: 'all' }, { votesIn: new Set([envelope(1)]) }),
      [],
    ],
    [
      'votes where its voter does not live',
      [part(2, choice(7))],
      ctx({}, { votesIn: new Set([envelope(1)]) }),
      ['not-resident'],
    ],
    ['says nothing', [], ctx(), ['empty']],
    ['has looked at an envelope and left it empty', [part(1), part(2, choice(7))], ctx(), []],
    ['has looked at envelopes and says nothing', [part(1), part(2)], ctx(), ['empty']],
  ])('%s', (_, content, context, expected) => {
    expect(codes(content, context)).toEqual(expected);
  });

  it('is told with figures what is wrong with it', () => {
    expect(ballotProblems([part(1, choice(5), choice(6))], ctx())).toEqual([
      {
        code: 'budget.over-envelope',
        envelopeId: envelope(1),
        projectId: null,
        facts: { spent: 11_000, total: 10_000, over: 1000 },
      },
    ]);
    const [short] = ballotProblems(
      [part(1, choice(3))],
      ctx({ minimumShare: 33 }, { envelopes: [{ id: envelope(1), total: 9999 }] }),
    );
    expect(short?.facts).toEqual({ spent: 3000, minimum: 3300, missing: 300, total: 9999 });
  });
});

describe('one project more', () => {
  it.each<readonly [string, BallotContent, number, RuleContext, string | undefined]>([
    ['fits into what is left', [part(1, choice(6))], 4, ctx(), undefined],
    ['costs more than is left', [part(1, choice(6))], 5, ctx(), 'over-envelope'],
    ['has no place left', [part(1, choice(1))], 2, ctx({ maximumProjects: 1 }), 'too-many-projects'],
    ['is one too many of its category', [part(1, choice(2))], 4, ctx(categories(0, 1)), 'category-too-many'],
    ['stands in another envelope', [part(1, choice(2))], 7, ctx(), 'envelopes-too-many'],
    ['may stand in another of several', [part(1, choice(2))], 7, ctx({ envelopeChoice: 'several' }), undefined],
    ['is chosen already', [part(1, choice(2))], 2, ctx(), 'project-twice'],
    ['can have one more point', [part(1, choice(2, 3))], 2, ctx({ ballotKind: 'points' }), undefined],
    [
      'has all points that one project may have',
      [part(1, choice(2, 3))],
      2,
      ctx({ ballotKind: 'points', pointsPerProject: 3 }),
      'project-points-over',
    ],
    ['finds no point left', [part(1, choice(2, 10))], 1, ctx({ ballotKind: 'points' }), 'points-over'],
    [
      'finds no point left for itself either',
      [part(1, choice(2, 10))],
      2,
      ctx({ ballotKind: 'points' }),
      'points-over',
    ],
    ['is withdrawn', [], 2, ctx({}, { projects: withdrawn }), 'project-withdrawn'],
    ['is there no longer', [], 9, ctx(), 'project-unknown'],
    ['is for people who live there', [], 7, ctx({}, { votesIn: new Set([envelope(1)]) }), 'not-resident'],
  ])('%s', (_, content, number, context, expected) => {
    expect(whyNot(content, project(number), context)?.code.replace('budget.', '')).toBe(expected);
  });

  it('fits exactly where the longer ballot has no problem that its sums did not have before', () => {
    const settings = fc.record({
      ballotKind: fc.constantFrom('envelope' as const, 'number' as const, 'ranking' as const),
      envelopeChoice: fc.constantFrom('one' as const, 'several' as const),
      maximumProjects: fc.integer({ min: 0, max: 4 }),
      categoryLimits: fc.constantFrom([], categories(0, 1).categoryLimits, categories(0, 2).categoryLimits),
    });
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 });
    const TOO_MUCH = ['over-envelope', 'too-many-projects', 'category-too-many', 'envelopes-too-many', 'project-twice'];
    const ballotOf = (list: readonly number[]) =>
      [1, 2]
        .map((one) =>
          part(one, ...list.filter((number) => (number < 7 ? 1 : 2) === one).map((number) => choice(number))),
        )
        .filter(({ choices }) => choices.length > 0);
    fc.assert(
      fc.property(settings, numbers, fc.integer({ min: 1, max: 8 }), (given, list, more) => {
        const context = ctx(given);
        const wrong = (content: BallotContent) => codes(content, context).filter((code) => TOO_MUCH.includes(code));
        fc.pre(wrong(ballotOf(list)).length === 0);
        expect(whyNot(ballotOf(list), project(more), context) === undefined).toBe(
          wrong(ballotOf([...list, more])).length === 0,
        );
      }),
    );
  });
});

describe('what is left', () => {
  it('is everything in an envelope that the ballot does not have yet', () => {
    expect(leftIn([], envelope(1), ctx({ minimumShare: 40, maximumProjects: 3, minimumProjects: 2 }))).toEqual({
      spent: 0,
      money: 10_000,
      places: 3,
      points: null,
      toSpend: 4000,
      toChoose: 2,
    });
  });

  it('is less by what was chosen, in that envelope alone', () => {
    const content = [part(1, choice(1), choice(2)), part(2, choice(7))];
    expect(leftIn(content, envelope(1), ctx())).toMatchObject({ spent: 3000, money: 7000, places: null, toChoose: 0 });
    const points = [part(1, choice(1, 4), choice(2, 1))];
    expect(leftIn(points, envelope(1), ctx({ ballotKind: 'points' }))).toMatchObject({ points: 5, money: null });
  });
});
