import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Projects } from '../../../functions/budgets/entities.ts';
import { budgetsReactions } from '../../../functions/budgets/reactions.ts';
import { unitsOf } from '../../../functions/imports/decidim/project-row.ts';
import { newId } from '../../../functions/platform/services.ts';
import { asMarkdown } from '../../../functions/proposals/project-sources.ts';
import { parseMoney, writeMoney } from '../../../shared/budgets/money-input.ts';
import { gapOf, lockedFields } from '../../../shared/budgets/project-rules.ts';
import { ruleInWords } from '../../../shared/budgets/rule-words.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { components } from '../../../shared/components.ts';
import { type Catalogue, translator } from '../../../shared/platform/messages.ts';
import { ruleIn } from '../../../web/src/admin/budgets/budget-settings.ts';
import { filtered, readFilter, writeFilter } from '../../../web/src/admin/budgets/project-list.ts';
import { checksOf } from '../../../web/src/admin/budgets/readiness.ts';
import { SEGMENTS } from '../../../web/src/admin/places.ts';

describe('amounts as people type them', () => {
  it.each([
    ['12 500,50 €', 1_250_050],
    ['12500.5', 1_250_050],
    ['12.500', 1_250_000],
    ['12,500', 1_250_000],
    ['1,234,567.89', 123_456_789],
    ['1.234.567,89', 123_456_789],
    ['12\u202f500\u00a0€', 1_250_000],
    ['CHF 1’000.00', 100_000],
    ['0,5', 50],
    ['12.50', 1250],
    ['0.500', 50],
    ['100 000 EUR', 10_000_000],
  ])('%s is read to the cent', (typed, amount) => {
    expect(parseMoney(typed, 'EUR')).toEqual({ ok: true, amount });
  });

  it.each([
    ['', 'empty'],
    [' € ', 'empty'],
    ['-5', 'negative'],
    ['twelve', 'not-a-number'],
    ['lots', 'not-a-number'],
    ['12 5o0', 'not-a-number'],
    ['1,2,3', 'not-a-number'],
    ['12.345,678', 'too-many-decimals'],
    ['0,005', 'too-many-decimals'],
    ['10000000001', 'too-big'],
  ])('%s is refused, with the reason', (typed, problem) => {
    expect(parseMoney(typed, 'EUR')).toEqual({ ok: false, problem });
  });

  it('have no decimals in francs', () => {
    expect(parseMoney('12 500', 'XPF')).toEqual({ ok: true, amount: 12_500 });
    expect(parseMoney('12 500,5', 'XPF')).toEqual({ ok: false, problem: 'too-many-decimals' });
  });

  it('are read again as they were written, in every language and currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('fr', 'en', 'nl'),
        fc.constantFrom('EUR', 'XOF', 'CHF'),
        (amount, locale, currency) => {
          expect(parseMoney(writeMoney(amount, currency, locale), currency)).toEqual({ ok: true, amount });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are whole units in Decidim’s column, or exact decimals', () => {
    expect([unitsOf(1_250_000, 'EUR'), unitsOf(50_050, 'EUR'), unitsOf(5, 'EUR'), unitsOf(500, 'XPF')]).toEqual([
      12_500,
      '500.50',
      '0.05',
      500,
    ]);
  });
});

const project = (given: object = {}) => ({
  envelopeId: newId('envelope'),
  cost: 100,
  categoryId: null,
  territoryId: null,
  state: 'published' as const,
  selectedAt: null,
  ...given,
});

describe('what may become of a project', () => {
  it('is everything of a draft but its publication, once the vote has begun', () => {
    const draft = project({ state: 'draft' });
    expect(lockedFields(draft, { cost: 5, envelopeId: newId('envelope') })).toEqual([]);
    expect(lockedFields(draft, { state: 'published' })).toEqual(['state']);
  });

  it('is its withdrawal, and no way back; a winner stays as it is', () => {
    expect(lockedFields(project(), { state: 'withdrawn' })).toEqual([]);
    expect(lockedFields(project({ state: 'withdrawn' }), { state: 'published' })).toEqual(['state']);
    expect(lockedFields(project({ selectedAt: '2027-01-01T00:00:00.000Z' }), { state: 'withdrawn' })).toEqual([
      'state',
    ]);
    expect(lockedFields(project(), { cost: 101, categoryId: newId('taxonomy') })).toEqual(['cost', 'categoryId']);
    expect(lockedFields(project(), { cost: 100, title: { en: 'Other words' } })).toEqual([]);
  });

  it('needs a cost to be published, and a reason to be withdrawn', () => {
    expect(gapOf({ cost: 0, state: 'draft' }, { state: 'published' })).toBe('budget.project-incomplete');
    expect(gapOf({ cost: 0, state: 'draft' }, { title: { en: 'A' } })).toBeNull();
    expect(gapOf({ cost: 5, state: 'published' }, { state: 'withdrawn', withdrawnReason: { en: ' ' } })).toBe(
      'budget.reason-missing',
    );
    expect(gapOf({ cost: 5, state: 'withdrawn' }, { title: { en: 'A' } })).toBeNull();
  });
});

describe('the rule in words', () => {
  const words: Catalogue = budgetsWords;
  const said = (given: Partial<BudgetSettings>, locale: 'en' | 'fr' | 'nl' = 'en') =>
    ruleInWords(BudgetSettings.parse(given), {
      t: translator(words, locale),
      categoryName: () => 'Schools',
    });

  it('says all that a ballot may be, and how winners follow', () => {
    const categoryId = newId('taxonomy');
    const sentences = said({
      minimumShare: 70,
      minimumProjects: 2,
      maximumProjects: 5,
      categoryLimits: [{ categoryId, minimum: 0, maximum: 1 }],
      allocationRule: 'equal-shares',
      ties: ['min-cost'],
    });
    expect(sentences).toEqual(
      expect.arrayContaining([
        'Spend at least 70 % of the envelope.',
        'Choose at most 5 projects.',
        'Schools: at most 1 project.',
        'To those who chose a project it is worth what it costs.',
        'Where projects are level, this decides, in this order: a lower cost, the smaller number in the catalogue.',
      ]),
    );
    expect(said({ ballotKind: 'number', minimumShare: 70 }).join(' ')).not.toContain('70');
    expect(said({ ballotKind: 'ranking' })).toContainEqual(expect.stringContaining('counts one point'));
  });

  it('can be said of every choice in every language', () => {
    const kinds = ['envelope', 'number', 'points', 'ranking'] as const;
    const rules = ['greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen'] as const;
    for (const locale of ['en', 'fr', 'nl'] as const)
      for (const ballotKind of kinds)
        for (const allocationRule of rules)
          for (const completion of ['none', 'add1', 'utilitarian'] as const)
            for (const sentence of said({ ballotKind, allocationRule, completion, pointsPerProject: 3 }, locale))
              expect(sentence).not.toMatch(/rule\.|[{}]/);
  });

  it('is the same in the back office, which has no schema, as on the server', () => {
    const { moreInformation: _, reminderHours: __, ...defaults } = BudgetSettings.parse({});
    expect(ruleIn({})).toEqual(defaults);
    const given = {
      ballotKind: 'points',
      points: 7,
      ties: ['max-cost'],
      envelopeChoice: 'all',
      currency: 'XPF',
    } as const;
    expect(ruleIn(given)).toEqual({ ...defaults, ...given });
    expect(ruleIn({ ballotKind: 'no such kind', points: 'many' })).toEqual(defaults);
  });
});

describe('the table of projects', () => {
  const envelopeId = newId('envelope');
  const line = (number: number, title: string, given: object = {}) => ({
    id: newId('project'),
    componentId: newId('component'),
    envelopeId,
    number,
    title: { en: title },
    cost: 100 * number,
    categoryId: null,
    territoryId: null,
    place: null,
    proposalIds: [],
    state: 'published' as const,
    withdrawnReason: {},
    selectedAt: null,
    realization: null,
    version: 0,
    createdAt: '2026-11-21T09:00:00.000Z',
    updatedAt: `2026-11-21T09:0${number}:00.000Z`,
    ...given,
  });
  const all = [line(1, 'Épicerie solidaire'), line(2, 'Bicycle lane', { state: 'draft', cost: 0 }), line(3, 'A pond')];
  const found = (search: string) => filtered(all, readFilter(search), ({ en = '' }) => en).map(({ number }) => number);

  it('finds by words without accents, by state, envelope and category, in the order asked for', () => {
    expect(found('?q=epicerie')).toEqual([1]);
    expect(found('?q=3')).toEqual([3]);
    expect(found('?state=draft')).toEqual([2]);
    expect(found(`?envelope=${envelopeId}&sort=cost`)).toEqual([3, 1, 2]);
    expect(found('?category=none&sort=title')).toEqual([3, 2, 1]);
    expect(found('?sort=changed')).toEqual([3, 2, 1]);
    expect(found('?sort=nothing&state=nothing')).toEqual([1, 2, 3]);
  });

  it('has all of it in its address', () => {
    expect(writeFilter(readFilter('?q=a&state=draft&sort=cost&other=1'))).toBe('?q=a&state=draft&sort=cost');
    expect(writeFilter(readFilter(''))).toBe('');
  });

  it('is about a component whose public address is that of its manifest', () => {
    for (const [kind, { segment }] of Object.entries(components)) expect(SEGMENTS).toHaveProperty(kind, segment);
  });

  it('is ready for the vote when nothing is missing, and says what is', () => {
    const phase = {
      id: newId('phase'),
      title: {},
      description: {},
      startsAt: '2026-12-01T00:00:00.000Z',
      endsAt: null,
    };
    const envelope = {
      id: envelopeId,
      componentId: newId('component'),
      title: { en: 'All' },
      description: {},
      total: 250,
      territoryId: null,
      residentsOnly: true,
      position: 0,
      version: 0,
      createdAt: phase.startsAt,
      updatedAt: phase.startsAt,
    };
    const stage = { settings: {}, phaseSettings: {}, requirements: {}, isPublished: false };
    const codes = (component: typeof stage, projects: typeof all, envelopes = [envelope]) =>
      checksOf(component, { phases: [phase] }, { envelopes, projects }).map(({ code }) => code);
    expect(codes(stage, all)).toEqual(['no-cost', 'too-dear', 'no-phase', 'no-verification', 'no-rule', 'offline']);
    expect(codes(stage, [], [])).toEqual(['no-envelope', 'no-phase', 'no-rule', 'offline']);
    const ready = {
      settings: { allocationRule: 'phragmen' },
      phaseSettings: { [phase.id]: { voting: true } },
      requirements: {},
      isPublished: true,
    };
    expect(codes(ready, all.slice(0, 1), [{ ...envelope, residentsOnly: false }])).toEqual([]);
  });
});

describe('pictures of a project', () => {
  it('go when it is removed, and stay when it is changed', () => {
    const [gone] = budgetsReactions.uploads ?? [];
    const before = { id: newId('project'), componentId: newId('component') };
    const change = { entity: Projects, partition: 'p', sequenceNumber: '1', before };
    expect(gone?.react({ ...change, after: undefined })).toEqual([{ gone: before.id }]);
    expect(gone?.react({ ...change, after: before })).toEqual([]);
  });
});

describe('texts of proposals', () => {
  it('become Markdown that can be written on, whatever they were', () => {
    const text = '<p>Twelve <strong>lime&nbsp;trees</strong>.</p><ul><li>One</li><li>Two &amp; three</li></ul>';
    expect(asMarkdown({ format: 'html', text })).toBe('Twelve **lime trees**.\n\n- One\n- Two & three');
    expect(asMarkdown({ format: 'markdown', text: '**as it is** <b>' })).toBe('**as it is** <b>');
  });
});
