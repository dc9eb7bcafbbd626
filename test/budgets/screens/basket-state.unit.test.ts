import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import { formatMoney } from '../../../shared/budgets/format-money.ts';
import { howToVote, howWinnersAreFound } from '../../../shared/budgets/rule-sentences.ts';
import { BudgetSettings } from '../../../shared/budgets/settings.ts';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { translator } from '../../../shared/platform/messages.ts';
import {
  isSame,
  merged,
  pruned,
  withMove,
  withoutProject,
  withPoints,
  withProject,
} from '../../../web/src/budgets/islands/basket-state.ts';
import { shuffled } from '../../../web/src/budgets/islands/catalogue-finder.ts';
import { aDistrictsPage, catalogueOf } from '../../support/budget-views.ts';

const catalogue = catalogueOf(aDistrictsPage());
const [a, b, c] = catalogue.projects;
if (!a || !b || !c) throw new Error('a catalogue has projects');
const of = (...projects: readonly (typeof a)[]): BallotContent =>
  projects.reduce((content: BallotContent, project) => withProject(content, project, null), []);
const ids = (content: BallotContent) => content.flatMap(({ choices }) => choices.map(({ projectId }) => projectId));

describe('an unfinished ballot', () => {
  it('has each project once, in the envelope that it is of', () => {
    const content = of(a, b, c, a);
    expect(content.map(({ envelopeId }) => envelopeId)).toEqual([a.envelopeId, c.envelopeId]);
    expect(ids(content)).toEqual([b.id, a.id, c.id]);
    expect(ids(withoutProject(content, c.id))).toEqual([b.id, a.id]);
    expect(withoutProject(of(a), a.id)).toEqual([]);
  });

  it('moves a project up and down, and never beyond the ends', () => {
    const content = of(a, b);
    expect(ids(withMove(content, b, -1))).toEqual([b.id, a.id]);
    expect(ids(withMove(content, a, -1))).toEqual([a.id, b.id]);
    expect(ids(withMove(content, b, 1))).toEqual([a.id, b.id]);
  });

  it('gives points in place, and takes off what has none', () => {
    const content = withPoints(withPoints(withPoints([], a, 3), b, 2), a, 1);
    expect(content[0]?.choices.map(({ points }) => points)).toEqual([1, 2]);
    expect(ids(withPoints(content, a, 0))).toEqual([b.id]);
  });

  it('leaves out what the catalogue no longer has, and says how much', () => {
    const { content, gone } = pruned(of(a, b, c), { projects: [a] });
    expect([ids(content), gone]).toEqual([[a.id], 2]);
  });
});

describe('two copies of one ballot', () => {
  const account = { content: of(a), revision: 4 };
  const device = { content: of(b), revision: 4, isDirty: true, isNobodys: false };

  it('become the device’s, where the account was not changed since', () => {
    expect(merged(device, account)).toMatchObject({ content: device.content, isDirty: true, lost: null });
    expect(merged(device, null)).toMatchObject({ content: device.content, revision: null, isDirty: true });
    expect(merged(null, account)).toMatchObject({ ...account, isDirty: false, lost: null });
  });

  it('become the account’s where that is newer, and what gave way can come back', () => {
    const result = merged({ ...device, revision: 3 }, account);
    expect(result).toMatchObject({ ...account, lost: { whose: 'device', content: device.content } });
    expect(merged({ ...device, revision: 3, isDirty: false }, account).lost).toBeNull();
  });

  it('become what was chosen before signing in, and the account’s choices can come back', () => {
    const result = merged({ ...device, revision: null, isNobodys: true }, account);
    expect(result).toMatchObject({ content: device.content, revision: 4, isDirty: true });
    expect(result.lost).toEqual({ whose: 'account', content: account.content });
  });

  it('that say the same are no conflict', () => {
    expect(isSame(of(a, c), of(c, a))).toBe(true);
    expect(isSame(of(a, b), of(b, a))).toBe(false);
    expect(merged({ ...device, content: of(a), revision: 1 }, account)).toMatchObject({ isDirty: false, lost: null });
  });
});

describe('the drawn order', () => {
  it('has each project once, stays for one seed, and favors nobody over many', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const order = shuffled(numbers, seed);
        expect([...order].sort((one, other) => one - other)).toEqual(numbers);
        expect(shuffled([...numbers].reverse(), seed)).toEqual(order);
      }),
      { numRuns: 50 },
    );
    const firsts = new Map<number, number>();
    for (let seed = 0; seed < 4000; seed += 1) {
      const [first = 0] = shuffled(numbers, seed * 7919);
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    // 200 each are expected; eight times the deviation is left to chance.
    for (const number of numbers) expect(Math.abs((firsts.get(number) ?? 0) - 200)).toBeLessThan(112);
  });
});

describe('amounts', () => {
  it('are written without decimals where they are whole, and exactly where they are large', () => {
    expect(formatMoney(1_250_000, 'EUR', 'fr').replace(/\s/g, ' ')).toBe('12 500 €');
    expect(formatMoney(1_250_005, 'EUR', 'en')).toBe('€12,500.05');
    expect(formatMoney(12_500, 'XPF', 'en')).toContain('12,500');
    expect(formatMoney(999_999_999_999_999_999n, 'CHF', 'en')).toContain('9,999,999,999,999,999.99');
    expect(formatMoney(-5, 'EUR', 'en')).toBe('-€0.05');
  });
});

describe('the rules in words', () => {
  const t = translator(budgetsWords, 'en');
  const said = (settings: Readonly<Record<string, unknown>>, envelopes = 1) => {
    const around = { t, locale: 'en', settings: BudgetSettings.parse(settings), envelopes };
    return [...howToVote(around, { tax_01JZ0000000000000000000001: 'Nature' }), ...howWinnersAreFound(around)];
  };

  it('say nothing of what is not asked for', () => {
    expect(said({})).toEqual([
      'Choose the projects that you want. Together they may cost as much as there is in the envelope.',
      expect.stringContaining('Projects are taken in the order of their votes'),
      'Ties are broken in this order: more votes, lower cost, lower number in the catalogue.',
    ]);
  });

  it('say each limit, and which completion follows Equal Shares', () => {
    const sentences = said(
      {
        ...{
          ballotKind: 'points',
          points: 20,
          pointsPerProject: 5,
          minimumProjects: 3,
          maximumProjects: 7,
          ties: ['max-cost'],
        },
        ...{
          envelopeChoice: 'several',
          allocationRule: 'equal-shares',
          utility: 'cardinality',
          completion: 'utilitarian',
        },
        categoryLimits: [{ categoryId: 'tax_01JZ0000000000000000000001', minimum: 1, maximum: 2 }],
      },
      3,
    ).join('\n');
    for (const words of [
      'Share 20 points',
      'several envelopes',
      'at least 3 projects',
      'at most 7 projects',
      'at most 5 points',
      'Nature: at least 1 project.',
      'Nature: at most 2 projects.',
      'Method of Equal Shares',
      'each the same',
      'most votes that still fit',
      'higher cost, lower number',
      'Each envelope is counted by itself.',
    ])
      expect(sentences).toContain(words);
  });
});
