import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { count } from '../../../shared/budgets/counting/count.ts';
import { decimalText } from '../../../shared/budgets/pabulib/decimal.ts';
import { electionOf } from '../../../shared/budgets/pabulib/election-of.ts';
import { VOTE_TYPES } from '../../../shared/budgets/pabulib/fields.ts';
import { readPabulib } from '../../../shared/budgets/pabulib/read.ts';
import { type ElectionToWrite, pabulibLines, pabulibRuleOf } from '../../../shared/budgets/pabulib/write.ts';

const errors = async (text: string): Promise<readonly string[]> =>
  (await readPabulib([text])).problems.flatMap(({ severity, code, line }) =>
    severity === 'error' ? [`${code} ${line}`] : [],
  );

describe('what is written', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', ' ', '\n', ',', '1'), maxLength: 12 });
  const written = fc
    .record({
      description: words.map((text) => `About ${text}`),
      voteType: fc.constantFrom(...VOTE_TYPES),
      scale: fc.constantFrom(1n, 100n),
      projects: fc.array(fc.record({ cost: fc.bigInt(1n, 5_000n), name: words, category: words }), {
        minLength: 1,
        maxLength: 6,
      }),
      votes: fc.array(
        fc.uniqueArray(fc.record({ at: fc.nat(5), points: fc.nat(9) }), { maxLength: 5, selector: ({ at }) => at }),
        {
          maxLength: 8,
        },
      ),
      spare: fc.bigInt(0n, 9_000n),
    })
    .map(({ description, voteType, scale, projects, votes, spare }): ElectionToWrite => {
      const [most = 1n] = projects.map(({ cost }) => cost).sort((one, other) => Number(other - one));
      const isPointed = voteType === 'cumulative' || voteType === 'scoring';
      return {
        description,
        country: 'France',
        unit: 'Roubaix',
        instance: '2027',
        dateBegin: '2027-03-01',
        dateEnd: '2027-03-14',
        scale,
        budget: most + spare,
        voteType,
        rule: 'unknown',
        projects: projects.map((project, at) => ({ id: `p${at}`, ...project })),
        votes: votes.map((choices, voter) => ({
          voterId: `v${voter}`,
          method: 'internet',
          choices: choices
            .filter(({ at }) => at < projects.length)
            .slice(0, voteType === 'choose-1' ? 1 : undefined)
            .map(({ at, points }) => ({ projectId: `p${at}`, points: isPointed ? points : null })),
        })),
      };
    });

  it('is read without an error, as the same election with the same winners', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (election) => {
        const { file, problems } = await readPabulib(pabulibLines(election));
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        if (file === null) throw new Error('not read');
        expect(decimalText(file.budget, file.scale)).toBe(decimalText(election.budget, election.scale));
        expect(file.projects.map(({ cost }) => decimalText(cost, file.scale))).toEqual(
          election.projects.map(({ cost }) => decimalText(cost, election.scale)),
        );
        const votes = election.votes.filter(({ choices }) => choices.length > 0);
        expect(file.votes.map(({ voterId, choices }) => ({ voterId, choices }))).toEqual(
          votes.map(({ voterId, choices }) => ({ voterId, choices })),
        );
        expect(
          count(electionOf(file), {
            allocation: 'phragmen',
            utility: 'cost',
            completion: 'none',
            ties: ['number'],
            unit: 1n,
          }),
        ).toMatchObject({
          kind: 'decided',
        });
      }),
      { numRuns: 100 },
    );
  });

  it('says what was selected by a rule that the format knows, which the reader checks', async () => {
    const election: ElectionToWrite = {
      description: 'Budget',
      country: 'Netherlands',
      unit: 'Assen',
      instance: '2027',
      dateBegin: '2027-03-01',
      dateEnd: '2027-03-14',
      currency: 'EUR',
      language: 'nl',
      comment: 'one line',
      scale: 100n,
      budget: 1_000n,
      voteType: 'approval',
      rule: 'greedy',
      minLength: 1,
      maxLength: 5,
      projects: [
        {
          id: 'a',
          cost: 650n,
          name: 'A',
          selected: true,
          district: 'North',
          place: { latitude: 52.99, longitude: 6.56 },
        },
        { id: 'b', cost: 400n, name: 'B', selected: false, district: 'South' },
      ],
      votes: [{ voterId: 'v1', choices: [{ projectId: 'a', points: null }], method: 'paper' }],
    };
    const text = [...pabulibLines(election)].join('');
    expect(text).toContain('max_length;2\n');
    expect(text).toContain('date_begin;01.03.2027\n');
    expect(text).toContain('a;6.5;1;A;1;North;52.990000;6.560000\n');
    expect(text).toContain('voter_id;vote;voting_method\nv1;a;paper\n');
    expect(await errors(text)).toEqual([]);
    expect(await errors(text.replace('6.5;1;A;1', '6.5;1;A;0'))).toEqual(['rule-not-followed 11']);
  });

  it('has no ids that could not be read again, and no votes for what is not there', () => {
    const base = {
      description: 'x',
      country: 'France',
      unit: 'x',
      instance: 'x',
      dateBegin: '2027-01-01',
      dateEnd: '2027-01-02',
    };
    const write = (id: string, chosen: string) => () => [
      ...pabulibLines({
        ...base,
        scale: 1n,
        budget: 1n,
        voteType: 'approval',
        rule: 'unknown',
        projects: [{ id, cost: 1n, name: 'x' }],
        votes: [{ voterId: 'v', choices: [{ projectId: chosen, points: null }] }],
      }),
    ];
    expect(write('a b', 'a b')).toThrow('"a b" cannot be written as an id');
    expect(write('a', 'b')).toThrow('A vote names "b", which is no project');
  });

  it('names rules as the format does, and those that it has no name for unknown', () => {
    const rule = { allocation: 'equal-shares', utility: 'cost', completion: 'add1', ties: [], unit: 100n } as const;
    expect(pabulibRuleOf(rule, 'approval')).toBe('equalshares/add1');
    expect(pabulibRuleOf({ ...rule, completion: 'none' }, 'approval')).toBe('equalshares');
    expect(pabulibRuleOf({ ...rule, allocation: 'greedy-votes' }, 'cumulative')).toBe('greedy');
    expect(pabulibRuleOf({ ...rule, allocation: 'greedy-votes' }, 'ordinal')).toBe('unknown');
    expect(pabulibRuleOf({ ...rule, increment: 200n }, 'approval')).toBe('unknown');
    expect(pabulibRuleOf({ ...rule, utility: 'cardinality' }, 'approval')).toBe('unknown');
    expect(pabulibRuleOf({ ...rule, allocation: 'phragmen' }, 'approval')).toBe('unknown');
  });
});
