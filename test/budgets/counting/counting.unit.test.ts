import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { count } from '../../../shared/budgets/counting/count.ts';
import { countedBallot, type Election } from '../../../shared/budgets/counting/election.ts';
import { equalShares } from '../../../shared/budgets/counting/equal-shares.ts';
import { costOf } from '../../../shared/budgets/counting/greedy.ts';
import { profileOf } from '../../../shared/budgets/counting/profile.ts';
import { isExhausted, withRaisedShares } from '../../../shared/budgets/counting/raise.ts';
import { type Rule, ruleOf, type TieRule } from '../../../shared/budgets/counting/rule.ts';
import { Scout } from '../../../shared/budgets/counting/scout.ts';

const RUNS = { numRuns: 150 };
const TIES = ['max-votes', 'min-cost', 'number'] as const;
const rule = (over: Partial<Rule> = {}): Rule => ({
  allocation: 'equal-shares',
  utility: 'cost',
  completion: 'none',
  ties: TIES,
  unit: 1n,
  ...over,
});

/** An election in short: costs by id, in the order of their numbers, and how many ballots choose what. */
function election(
  budget: number,
  costs: Readonly<Record<string, number>>,
  ...ballots: readonly (readonly [number, string])[]
): Election {
  return {
    budget: BigInt(budget),
    projects: Object.entries(costs).map(([id, cost], at) => ({ id, cost: BigInt(cost), number: at + 1 })),
    ballots: ballots.flatMap(([times, chosen]) =>
      Array.from({ length: times }, () =>
        countedBallot(
          'number',
          [...chosen].map((projectId) => ({ projectId })),
        ),
      ),
    ),
  };
}

const winners = (counted: Election, over: Partial<Rule> = {}): readonly string[] | string => {
  const outcome = count(counted, rule(over));
  return outcome.kind === 'decided' ? outcome.winners : `tied: ${outcome.among.join()}`;
};

/** Any election, with points; many ballots are equal, and many projects stand level. */
const elections = fc
  .record({
    budget: fc.bigInt(1n, 200n),
    costs: fc.array(fc.bigInt(1n, 120n), { minLength: 1, maxLength: 7 }),
    ballots: fc.array(fc.array(fc.tuple(fc.nat(6), fc.bigInt(1n, 3n)), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(
    ({ budget, costs, ballots }): Election => ({
      budget,
      projects: costs.map((cost, at) => ({ id: `p${at}`, cost, number: at + 1 })),
      ballots: ballots.map((points) => new Map(points.map(([at, point]) => [`p${at % costs.length}`, point]))),
    }),
  );

const rules = fc.record({
  allocation: fc.constantFrom('greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen'),
  utility: fc.constantFrom('cost', 'cardinality'),
  completion: fc.constantFrom('none', 'add1', 'utilitarian', 'add1-utilitarian'),
  ties: fc
    .shuffledSubarray<TieRule>(['max-votes', 'min-cost', 'max-cost'])
    .map((some): readonly TieRule[] => [...some, 'number']),
  unit: fc.constantFrom(1n, 10n),
}) satisfies fc.Arbitrary<Rule>;

describe('greedy', () => {
  it('takes what has most votes, and passes over what does not fit', () => {
    const counted = election(100, { a: 70, b: 40, c: 30 }, [6, 'a'], [5, 'b'], [4, 'c']);
    expect(winners(counted, { allocation: 'greedy-votes' })).toEqual(['a', 'c']);
  });

  it('takes what has most votes for its cost', () => {
    const counted = election(100, { a: 70, b: 40, c: 30 }, [6, 'a'], [5, 'b'], [4, 'c']);
    expect(winners(counted, { allocation: 'greedy-ratio' })).toEqual(['c', 'b']);
  });

  it('takes nothing that nobody chose, though it would fit', () => {
    const counted = election(100, { a: 70, b: 40 }, [3, '']);
    expect(winners(counted, { allocation: 'greedy-votes' })).toEqual([]);
  });

  it('needs no decision between projects that stand level and fit together', () => {
    const counted = election(80, { a: 40, b: 40, c: 10 }, [1, 'a'], [1, 'b'], [2, 'c']);
    expect(winners(counted, { allocation: 'greedy-votes', ties: ['max-votes', 'min-cost'] })).toBe('tied: a,b');
    expect(winners({ ...counted, budget: 90n }, { allocation: 'greedy-votes', ties: [] })).toEqual(['c', 'a', 'b']);
  });

  it('breaks ties by each criterion in its order, and by a list of ids', () => {
    const counted = election(50, { a: 50, b: 30, c: 50 }, [2, 'abc']);
    const first = (ties: Rule['ties']) => winners(counted, { allocation: 'greedy-votes', ties });
    expect(first(['min-cost'])).toEqual(['b']);
    expect(first(['max-cost'])).toBe('tied: a,c');
    expect(first(['max-cost', 'number'])).toEqual(['a']);
    expect(first([{ order: ['c', 'b', 'a'] }])).toEqual(['c']);
    expect(first([{ order: ['x'] }, 'number'])).toEqual(['a']);
  });
});

describe('Equal Shares', () => {
  // 10 each for 4 voters: a costs three of them 8 each; what is left to them and the fourth's 10 pays c.
  const counted = election(40, { a: 24, b: 16, c: 14 }, [2, 'ab'], [1, 'ac'], [1, 'c']);

  it('lets the supporters of a project pay for it, and says who pays how much', () => {
    const outcome = count(counted, rule());
    expect(outcome).toMatchObject({ kind: 'decided', winners: ['a'], totalCost: 24n });
    expect(outcome.steps).toEqual([
      { kind: 'share', voters: 4, share: { n: '10', d: '1' }, raised: 0, reason: 'equal' },
      {
        kind: 'bought',
        projectId: 'a',
        votes: '3',
        cost: '24',
        supporters: 3,
        payers: 3,
        inFull: 3,
        price: { n: '8', d: '1' },
        paidByOthers: { n: '0', d: '1' },
        left: '16',
        tiedWith: [],
      },
      expect.objectContaining({
        kind: 'passed',
        projectId: 'b',
        reason: 'supporters-money',
        money: { n: '4', d: '1' },
      }),
      expect.objectContaining({
        kind: 'passed',
        projectId: 'c',
        reason: 'supporters-money',
        money: { n: '12', d: '1' },
      }),
    ]);
  });

  it('takes all that somebody has left who cannot pay as much as the others', () => {
    const poor = election(33, { a: 24, c: 6 }, [2, 'a'], [1, 'ac']);
    const outcome = count(poor, rule({ utility: 'cardinality', ties: ['min-cost'] }));
    const [, first, second] = outcome.steps;
    expect(first).toMatchObject({ projectId: 'c', price: { n: '6', d: '1' } });
    expect(second).toMatchObject({
      projectId: 'a',
      payers: 3,
      inFull: 2,
      price: { n: '19', d: '2' },
      paidByOthers: { n: '5', d: '1' },
    });
  });

  it('raises shares until winners would cost too much (add1)', () => {
    const outcome = count(counted, rule({ completion: 'add1' }));
    expect(outcome).toMatchObject({ kind: 'decided', winners: ['a', 'c'], totalCost: 38n });
    expect(outcome.steps[0]).toMatchObject({ share: { n: '11', d: '1' }, raised: 1, reason: 'exhausted' });
  });

  it('stops raising before winners cost more than the envelope', () => {
    const both = election(45, { a: 30, b: 30 }, [1, 'a'], [1, 'b']);
    const outcome = count(both, rule({ completion: 'add1', ties: ['number'] }));
    expect(outcome).toMatchObject({ winners: [], totalCost: 0n });
    expect(outcome.steps[0]).toMatchObject({ share: { n: '29', d: '1' }, raised: 7, reason: 'next-too-dear' });
  });

  it('gives what is left to the most wanted (utilitarian), and to the most wanted for its cost where projects count alike', () => {
    const dear = election(100, { a: 90, b: 50, c: 30 }, [4, 'ab'], [3, 'a'], [2, 'c'], [1, '']);
    expect(winners(dear, { completion: 'none' })).toEqual([]);
    expect(winners(dear, { completion: 'utilitarian' })).toEqual(['a']);
    expect(winners(dear, { completion: 'utilitarian', utility: 'cardinality' })).toEqual(['b', 'c']);
  });

  it('reckons with what a project costs, or counts projects alike', () => {
    const counted = election(120, { b: 60, s: 6 }, [5, 'b'], [1, 'bs']);
    expect(winners(counted, { utility: 'cost' })).toEqual(['b', 's']);
    expect(winners(counted, { utility: 'cardinality' })).toEqual(['s', 'b']);
  });

  it('leaves undecided what its ties leave level', () => {
    const level = election(10, { a: 10, b: 10 }, [2, 'ab']);
    expect(winners(level, { ties: ['max-votes', 'min-cost'] })).toBe('tied: a,b');
    expect(winners(level, { completion: 'add1', ties: ['max-votes', 'min-cost'] })).toBe('tied: a,b');
  });
});

describe('Phragmén', () => {
  it('takes what its supporters can pay first when their purses fill evenly, and ends when it does not fit', () => {
    const counted = election(60, { a: 30, b: 24, c: 20 }, [3, 'a'], [2, 'b'], [1, 'c']);
    const outcome = count(counted, rule({ allocation: 'phragmen' }));
    expect(outcome).toMatchObject({ kind: 'decided', winners: ['a', 'b'] });
    expect(outcome.steps).toMatchObject([
      { projectId: 'a', load: { n: '10', d: '1' } },
      { projectId: 'b', load: { n: '12', d: '1' } },
      { projectId: 'c', reason: 'over-budget' },
    ]);
  });

  it('lets those wait who have been served', () => {
    const counted = election(40, { a: 20, b: 20, c: 20 }, [3, 'ab'], [2, 'c']);
    expect(winners(counted, { allocation: 'phragmen' })).toEqual(['a', 'c']);
  });
});

describe('ballots', () => {
  it('are worth a point a choice, their points, or their places', () => {
    const choices = [{ projectId: 'a', points: 5 }, { projectId: 'b', points: 2 }, { projectId: 'c' }];
    expect([...countedBallot('number', choices).values()]).toEqual([1n, 1n, 1n]);
    expect([...countedBallot('points', choices).values()]).toEqual([5n, 2n, 0n]);
    expect([...countedBallot('ranking', choices).values()]).toEqual([3n, 2n, 1n]);
    expect([...countedBallot('ranking', choices, 5).values()]).toEqual([5n, 4n, 3n]);
    expect([...countedBallot('ranking', choices, 2).values()]).toEqual([2n, 1n, 0n]);
  });

  it('cannot name a project that is not there', () => {
    const counted = election(10, { a: 1 }, [1, 'b']);
    expect(() => count(counted, rule())).toThrow('A ballot names "b", which is no project of the election');
  });

  it('cannot be none at all for Equal Shares to give anything to', () => {
    expect(winners(election(10, { a: 1 }))).toEqual([]);
  });
});

it('takes a rule from settings, which the number in the catalogue always decides', () => {
  const settings = {
    allocationRule: 'phragmen',
    utility: 'cost',
    completion: 'add1',
    ties: ['max-votes'],
    currency: 'EUR',
  } as const;
  expect(ruleOf({ ...settings, ties: [...settings.ties] })).toMatchObject({
    ties: ['max-votes', 'number'],
    unit: 100n,
    increment: 100n,
  });
  expect(ruleOf({ ...settings, ties: [], currency: 'XPF' })).toMatchObject({
    ties: ['number'],
    unit: 1n,
    increment: 100n,
  });
});

describe('every rule', () => {
  it('finds in the example of docs/participatory-budget.md what is told there', () => {
    const costs = { 1: 500, 2: 440, 3: 300, 4: 100, 5: 100 };
    const counted = election(1000, costs, [4, '12'], [1, '125'], [1, '15'], [4, '34']);
    expect(winners(counted, { allocation: 'greedy-votes' })).toEqual(['1', '2']);
    expect(winners(counted, { allocation: 'greedy-ratio' })).toEqual(['4', '5', '3', '1']);
    expect(winners(counted, { completion: 'none' })).toEqual(['1', '4', '3']);
    expect(winners(counted, { completion: 'add1' })).toEqual(['1', '4', '3', '5']);
    expect(winners(counted, { completion: 'utilitarian' })).toEqual(['1', '4', '3', '5']);
    expect(winners(counted, { utility: 'cardinality' })).toEqual(['4', '5', '3', '2']);
    expect(winners(counted, { allocation: 'phragmen' })).toEqual(['4', '5', '2', '3']);
  });

  it('spends no more than the envelope, decides, and says of each project why', () => {
    fc.assert(
      fc.property(elections, rules, (counted, given) => {
        const outcome = count(counted, given);
        if (outcome.kind === 'tied') throw new Error('undecided');
        const costs = new Map(counted.projects.map(({ id, cost }) => [id, cost]));
        expect(outcome.totalCost).toBe(outcome.winners.reduce((sum, id) => sum + (costs.get(id) ?? 0n), 0n));
        expect(outcome.totalCost <= counted.budget).toBe(true);
        const last = new Map(
          outcome.steps.flatMap((step) => (step.kind === 'share' ? [] : [[step.projectId, step.kind]])),
        );
        const won = [...last].filter(([, kind]) => kind !== 'passed').map(([id]) => id);
        expect(won.toSorted()).toEqual(outcome.winners.toSorted());
        expect(last.size).toBe(counted.projects.length);
      }),
      RUNS,
    );
  });

  it('finds the same whatever the order of ballots and projects, and each time', () => {
    const shuffled = elections.chain((counted) =>
      fc
        .tuple(
          fc.shuffledSubarray([...counted.projects], { minLength: counted.projects.length }),
          fc.shuffledSubarray([...counted.ballots], { minLength: counted.ballots.length }),
        )
        .map(([projects, ballots]) => [counted, { ...counted, projects, ballots }] as const),
    );
    fc.assert(
      fc.property(shuffled, rules, ([counted, other], given) => {
        expect(count(other, given)).toEqual(count(counted, given));
      }),
      RUNS,
    );
  });

  it('keeps a winner of greedy that gets one more ballot', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom('greedy-votes', 'greedy-ratio'), (counted, allocation) => {
        const before = winners(counted, { allocation });
        for (const id of before) {
          const more = { ...counted, ballots: [...counted.ballots, new Map([[id, 1n]])] };
          expect(winners(more, { allocation })).toContain(id);
        }
      }),
      RUNS,
    );
  });

  it('spends with add1 no less than without', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom('cost', 'cardinality'), (counted, utility) => {
        const [none, add1] = (['none', 'add1'] as const).map((completion) =>
          count(counted, rule({ utility, completion })),
        );
        if (none?.kind !== 'decided' || add1?.kind !== 'decided') throw new Error('undecided');
        expect(add1.totalCost >= none.totalCost).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('money of Equal Shares', () => {
  it('is never more than a share for anybody, and comes to the cost of what is bought, exactly', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom('cost', 'cardinality'), (counted, utility) => {
        const profile = profileOf(counted);
        const share = { n: profile.budget, d: BigInt(profile.voters) };
        const { winners: bought, purses } = equalShares(profile, share, rule({ utility }));
        const left = profile.sizes.map((_, group) => purses.at(group));
        expect(left.every((money) => money >= 0n && money * share.d <= share.n * purses.denominator)).toBe(true);
        const kept = profile.sizes.reduce((sum, size, group) => sum + size * purses.at(group), 0n);
        const spent = bought.reduce((sum, { cost }) => sum + cost, 0n);
        expect(spent * purses.denominator).toBe(profile.budget * purses.denominator - kept);
      }),
      RUNS,
    );
  });

  it('is raised to where looking at every step would come', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom('cost', 'cardinality'), (counted, utility) => {
        const profile = profileOf(counted);
        const given = rule({ utility, completion: 'add1' });
        const taken = (share: bigint) => equalShares(profile, { n: share, d: 1n }, given).winners;
        let share = profile.budget / BigInt(profile.voters);
        while (!isExhausted(profile, taken(share)) && costOf(taken(share + 1n)) <= profile.budget) share += 1n;
        const { share: step } = withRaisedShares(profile, given);
        if (step.reason !== 'no-gain') expect(step.share).toEqual({ n: share.toString(), d: '1' });
      }),
      RUNS,
    );
  });

  it('is seen by the quick look as it is, or the quick look says nothing', () => {
    let answered = 0;
    fc.assert(
      fc.property(elections, fc.constantFrom('cost', 'cardinality'), fc.bigInt(1n, 300n), (counted, utility, share) => {
        const profile = profileOf(counted);
        const quick = new Scout(profile, rule({ utility })).winners(share);
        if (quick === undefined) return;
        answered += 1;
        const exact = equalShares(profile, { n: share, d: 1n }, rule({ utility }));
        expect(quick.map(({ id }) => id)).toEqual(exact.winners.map(({ id }) => id));
      }),
      { numRuns: 400 },
    );
    expect(answered).toBeGreaterThan(300);
  });
});
