import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { tally as run } from '../../../scripts/tally/tally.ts';
import { count } from '../../../shared/budgets/counting/count.ts';
import type { Election } from '../../../shared/budgets/counting/election.ts';
import type { Rule } from '../../../shared/budgets/counting/rule.ts';
import { electionOf } from '../../../shared/budgets/pabulib/election-of.ts';
import { readPabulib } from '../../../shared/budgets/pabulib/read.ts';

/** Real elections beside the project, with what other implementations answer; they are not part of it. */
const DATA = join(import.meta.dirname, '../../../../shared/data/participatory-budgets');
const withData = existsSync(DATA) ? describe : describe.skip;

const ELECTIONS = [
  'Canada_Stanford_Dataset_PB_Dieppe_2018_vote_approvals',
  'France_Toulouse_2022',
  'Netherlands_Assen_2024',
  'Poland_Swiecie_2023',
];

const Winners = z.object({ winners: z.array(z.string()), total_cost: z.string() });
const Pabutools = z.object({
  tie_order_lexico: z.array(z.string()),
  greedy_cost: Winners,
  greedy_cardinality: Winners,
  mes_cost: Winners,
  mes_cardinality: Winners,
  mes_cost_then_greedy: Winners,
  mes_cardinality_then_greedy: Winners,
  phragmen: Winners,
});
const EqualShares = z.object({
  cases: z.record(
    z.enum(['none', 'none_floats', 'utilitarian', 'add1', 'add1u']),
    z.object({
      params: z.object({ increment: z.int(), tieBreaking: z.tuple([z.literal('maxVotes'), z.literal('minCost')]) }),
      winners: z.array(z.string()).optional(),
      totalCost: z.int().optional(),
      error: z.string().optional(),
    }),
  ),
});

const CASES = [
  ['none', 'none'],
  ['none_floats', 'none'],
  ['utilitarian', 'utilitarian'],
  ['add1', 'add1'],
  ['add1u', 'add1-utilitarian'],
] as const;

const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(DATA, name), 'utf8'));

function winnersOf(election: Election, rule: Rule) {
  const outcome = count(election, rule);
  if (outcome.kind === 'tied') return { tied: outcome.among.toSorted() };
  return { winners: outcome.winners.toSorted(), total_cost: outcome.totalCost.toString() };
}

withData.each(ELECTIONS)('%s', (name) => {
  let election: Election;
  let unit: bigint;

  beforeAll(async () => {
    const { file } = await readPabulib([await readFile(join(DATA, `${name}.pb`), 'utf8')]);
    if (file === null) throw new Error('The file is not in order');
    [election, unit] = [electionOf(file), file.scale];
  });

  it('has the winners that pabutools finds in exact fractions', async () => {
    const expected = Pabutools.parse(await json(`${name}.pabutools.json`));
    const ties = [{ order: expected.tie_order_lexico }];
    const winners = (
      allocation: Rule['allocation'],
      utility: Rule['utility'] = 'cost',
      completion: Rule['completion'] = 'none',
    ) => winnersOf(election, { allocation, utility, completion, ties, unit });
    expect(winners('greedy-votes')).toEqual(expected.greedy_cost);
    expect(winners('greedy-ratio')).toEqual(expected.greedy_cardinality);
    expect(winners('equal-shares')).toEqual(expected.mes_cost);
    expect(winners('equal-shares', 'cardinality')).toEqual(expected.mes_cardinality);
    expect(winners('equal-shares', 'cost', 'utilitarian')).toEqual(expected.mes_cost_then_greedy);
    expect(winners('equal-shares', 'cardinality', 'utilitarian')).toEqual(expected.mes_cardinality_then_greedy);
    expect(winners('phragmen')).toEqual(expected.phragmen);
  });

  it('has the winners that equalshares.net finds, and is undecided where that gives up', async () => {
    const { cases } = EqualShares.parse(await json(`${name}.equalshares-js.json`));
    for (const [key, completion] of CASES) {
      const answer = cases[key];
      const increment = BigInt(answer.params.increment) * unit;
      const ties = ['max-votes', 'min-cost'] as const;
      const found = winnersOf(election, {
        allocation: 'equal-shares',
        utility: 'cost',
        completion,
        ties,
        unit,
        increment,
      });
      const [, tied] = /tie between projects (.*) could not/.exec(answer.error ?? '') ?? [];
      if (tied !== undefined) expect(found).toEqual({ tied: tied.split(', ').toSorted() });
      else expect(found).toEqual({ winners: answer.winners?.toSorted(), total_cost: String(answer.totalCost) });
    }
  });
});

withData('the example files of the format', () => {
  const problems = async (name: string) => {
    const reading = await readPabulib([await readFile(join(DATA, 'format-validity', name), 'utf8')]);
    return {
      isRead: reading.file !== null,
      found: reading.problems.map(({ severity, code, line }) => `${severity} ${code} ${line}`),
    };
  };

  it('are read if they are valid, and refused with every error if they are not', async () => {
    const valid = await problems('example_valid.pb');
    expect(valid.isRead).toBe(true);
    expect(valid.found.filter((problem) => problem.startsWith('error'))).toEqual([]);
    const invalid = await problems('example_invalid.pb');
    expect(invalid.isRead).toBe(false);
    expect(invalid.found).toEqual(
      expect.arrayContaining(['error value-invalid 20', 'error value-invalid 29', 'error value-invalid 30']),
    );
  });

  it('may have empty lines, each of which is told', async () => {
    const { found } = await problems('test_empty_lines.pb');
    expect(found.filter((problem) => problem.includes('empty-line'))).toEqual(
      [5, 8, 9, 12, 17, 22].map((line) => `warning empty-line ${line}`),
    );
  });
});

const tally = async (...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const [result, notes]: [string[], string[]] = [[], []];
  const code = await run(args, { result: (text) => result.push(text), note: (text) => notes.push(text) });
  return { code, stdout: result.join('\n'), stderr: notes.join('\n') };
};

const SMALL = `META
key;value
description;Two projects of the same cost and votes
country;France
unit;Roubaix
instance;2026
num_projects;2
num_votes;2
budget;10.50
vote_type;approval
rule;unknown
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;votes
a;10.25;1
b;10.25;1
VOTES
voter_id;vote
v1;a
v2;b
`;

describe('the tally on the command line', () => {
  let small: string;

  beforeAll(async () => {
    small = join(await mkdtemp(join(tmpdir(), 'tally-')), 'small.pb');
    await writeFile(small, SMALL);
  });

  it('prints the winners and their cost, and nothing else', async () => {
    const script = join(import.meta.dirname, '../../../scripts/tally.ts');
    const args = [script, small, '--rule', 'greedy-votes', '--ties', 'order:b,a', '--json'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH } });
    expect({ stdout, stderr }).toEqual({ stdout: '{"winners":["b"],"totalCost":"10.25"}\n', stderr: '' });
  });

  it('says which projects are level when ties are not enough to decide', async () => {
    const { code, stdout, stderr } = await tally(small, '--rule', 'phragmen', '--ties', 'max-votes,min-cost', '--json');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '{"error":"tied","among":["a","b"]}' });
    expect(stderr).toContain('a, b are level');
  });

  it('tells the steps in words', async () => {
    const { stdout } = await tally(small, '--rule', 'equal-shares', '--completion', 'add1', '--ties', 'number');
    expect(stdout).toContain('2 voters have 10 each, raised 5 times');
  });

  it('says what is wrong with the command, and with the file', async () => {
    const [flag, ties, file] = await Promise.all([
      tally(small, '--rule', 'loudest'),
      tally(small, '--rule', 'greedy-votes', '--ties', 'order:a,c'),
      tally(`${small}.gone`, '--rule', 'greedy-votes'),
    ]);
    expect([flag.code, ties.code, file.code]).toEqual([2, 2, 1]);
    expect(flag.stderr).toContain(
      '--rule must be one of greedy-votes, greedy-ratio, equal-shares, phragmen, not loudest',
    );
    expect(ties.stderr).toContain('--ties names "c", which is no project of the file');
    expect(file.stderr).toContain('ENOENT');
    await writeFile(small, SMALL.replace('v2;b', 'v2;c'));
    const unknown = await tally(small, '--rule', 'greedy-votes', '--json');
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toBe('');
    expect(unknown.stderr).toContain('error [vote-unknown-project] line 21: the vote names c, which is no project');
  });
});
