/** The checker of browsers and the one of the command line: two ways to the same verdict about a published list. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportOf } from '../../../scripts/verify-budget/report.ts';
import { asReceipt, checkList } from '../../../shared/budgets/results/check.ts';
import type { PublishedBallots } from '../../../shared/budgets/results/published.ts';
import { aReceipt } from './a-count.ts';
import { aList } from './a-list.ts';

const text = (list: PublishedBallots) => JSON.stringify(list);
const fault = (list: unknown) => checkList(JSON.parse(JSON.stringify(list)), () => {}).fault;
const difference = (list: PublishedBallots) => reportOf(text(list)).difference;

const CHOICES = [[1], [1, 3], [2], [2, 4], [3], [4]];

describe('a published list of ballots', () => {
  it('is right for both checkers, whatever its ballots and its rule', () => {
    const ballots = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), { maxLength: 8 });
    const settings = fc.record({
      ballotKind: fc.constantFrom('envelope', 'number', 'points', 'ranking'),
      allocationRule: fc.constantFrom('greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen'),
    });
    fc.assert(
      fc.property(ballots, settings, (choices, given) => {
        const list = aList(choices, given);
        expect(fault(list)).toBeNull();
        expect(difference(list)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  const list = aList(CHOICES);
  const [first, second] = list.ballots;
  if (first === undefined || second === undefined) throw new Error('no ballots');
  const { election, ballots, winners } = list;
  const [published] = election.envelopes;
  if (published === undefined || winners === null || winners[0] === undefined) throw new Error('no envelope');
  const [won] = winners;
  const withEnvelope = (change: object): PublishedBallots => ({
    ...list,
    election: { ...election, envelopes: [{ ...published, ...change }] },
  });
  const FORGED: Readonly<Record<string, PublishedBallots>> = {
    'a ballot is gone': { ...list, ballots: ballots.slice(1) },
    'a ballot was put in': { ...list, ballots: [...ballots, { receipt: aReceipt(), projects: [1] }] },
    'a ballot says something else': { ...list, ballots: ballots.with(0, { ...first, projects: [1, 2, 3] }) },
    'a ballot is there twice': { ...list, ballots: [first, ...ballots] },
    'a ballot names no project': { ...list, ballots: ballots.with(0, { ...first, projects: [99] }) },
    'receipts were changed for one another': {
      ...list,
      ballots: ballots.with(0, { ...first, receipt: second.receipt }).with(1, { ...second, receipt: first.receipt }),
    },
    'another rule counts': { ...list, election: { ...election, rule: { ...election.rule, allocation: 'phragmen' } } },
    'the envelope is larger': withEnvelope({ total: 200_00 }),
    'a project is cheaper': withEnvelope({ projects: published.projects.map((one) => ({ ...one, cost: 1 })) }),
    'another project wins': { ...list, winners: [{ ...won, winners: [...won.winners].reverse() }] },
    'winners are missing': { ...list, winners: [] },
    'winners cost something else': { ...list, winners: [{ ...won, totalCost: '1' }] },
    'the root is another one': { ...list, root: '0'.repeat(64) },
  };

  it.each(Object.keys(FORGED))('is refused by both checkers when %s', (name) => {
    const forged = FORGED[name];
    if (forged === undefined) throw new Error(name);
    expect(fault(forged)).not.toBeNull();
    expect(difference(forged)).not.toBeNull();
  });

  it('is refused when all of it was made anew, by who has noted the root', () => {
    const other = aList(CHOICES.slice(1));
    expect(reportOf(text(other)).difference).toBeNull();
    expect(reportOf(text(other), list.root).difference).toMatch(list.root);
  });

  it('is told from what is none', () => {
    for (const none of [null, [], 'list', {}, { ...list, election: null }])
      expect(fault(none)).toEqual({ code: 'form' });
    expect(reportOf('{').difference).toMatch('no JSON');
    expect(reportOf('{}').difference).toMatch('another form');
  });
});

describe('a receipt that is typed', () => {
  it.each(['7k2qd0m4zt00000abcde', ' 7K2QD 0M4ZT 00000 ABCDE ', '7K2QD-OM4ZT-ooooo-abcde'])(
    'is read from %j',
    (typed) => {
      expect(asReceipt(typed)).toBe('7K2QD-0M4ZT-00000-ABCDE');
    },
  );
});
