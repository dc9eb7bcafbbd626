/**
 * How long counting takes, and how much memory: the two sizes that are promised, and files of Pabulib's format beside the project
 * if they are there. Every number is exact, so time depends on how often shares are raised and on how much money is passed on.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '../../shared/budgets/counting/count.ts';
import type { CountedBallot, Election } from '../../shared/budgets/counting/election.ts';
import type { Rule } from '../../shared/budgets/counting/rule.ts';
import { electionOf } from '../../shared/budgets/pabulib/election-of.ts';
import { readPabulib } from '../../shared/budgets/pabulib/read.ts';
import { machine } from './machine.ts';

const DATA = join(import.meta.dirname, '../../../shared/data/participatory-budgets');

/** Numbers from 0 to 1 that look random and are always the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Size {
  readonly projects: number;
  readonly ballots: number;
  readonly choices: number;
  /** Whole units of the currency; costs are between two thousand and fifty times as much, with cents. */
  readonly budget: number;
}

/** People choose projects of their district, mostly the popular ones. */
function election({ projects, ballots, choices, budget }: Size): Election {
  const next = random(projects + ballots);
  const cost = (): bigint => BigInt(Math.round(200_000 + next() ** 3 * 10_000_000));
  const ballot = (): CountedBallot => {
    const district = Math.floor(next() * 5);
    const chosen = Array.from({ length: 1 + Math.floor(next() * (2 * choices - 1)) }, () => {
      const at = Math.floor(next() ** 2 * projects);
      return next() < 0.7 ? at - (at % 5) + district : at;
    });
    return new Map(chosen.map((at) => [`p${Math.min(at, projects - 1)}`, 1n]));
  };
  return {
    budget: BigInt(budget) * 100n,
    projects: Array.from({ length: projects }, (_, at) => ({ id: `p${at}`, cost: cost(), number: at + 1 })),
    ballots: Array.from({ length: ballots }, ballot),
  };
}

const EQUAL_SHARES: Rule = {
  allocation: 'equal-shares',
  utility: 'cost',
  completion: 'add1',
  ties: ['max-votes', 'min-cost', 'number'],
  unit: 100n,
};

function measure(name: string, counted: Election, rule: Rule): void {
  const begun = performance.now();
  const outcome = count(counted, rule);
  const seconds = (performance.now() - begun) / 1000;
  const share = outcome.steps.find((step) => step.kind === 'share');
  const raised = share === undefined ? '' : `, raised ${share.raised} times (${share.reason})`;
  const result = outcome.kind === 'decided' ? `${outcome.winners.length} winners for ${outcome.totalCost}` : 'tied';
  console.log(`${name}: ${seconds.toFixed(2)} s, ${result}${raised}`);
}

console.log(machine());
const large = election({ projects: 200, ballots: 5_000, choices: 8, budget: 2_000_000 });
measure('200 projects, 5,000 ballots, add1, cost', large, EQUAL_SHARES);
measure('200 projects, 5,000 ballots, add1, cardinality', large, { ...EQUAL_SHARES, utility: 'cardinality' });
measure('200 projects, 5,000 ballots, Phragmén', large, { ...EQUAL_SHARES, allocation: 'phragmen' });
const many = election({ projects: 50, ballots: 100_000, choices: 5, budget: 1_000_000 });
measure('50 projects, 100,000 ballots, no completion', many, { ...EQUAL_SHARES, completion: 'none' });
measure('50 projects, 100,000 ballots, add1', many, EQUAL_SHARES);

for (const name of ['France_Toulouse_2022', 'Poland_Swiecie_2023', 'Netherlands_Assen_2024']) {
  const path = join(DATA, `${name}.pb`);
  if (!existsSync(path)) continue;
  const { file } = await readPabulib([await readFile(path, 'utf8')]);
  if (file !== null) measure(`${name}, add1`, electionOf(file), { ...EQUAL_SHARES, unit: file.scale });
}
console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
