import { count } from '../../../../../shared/budgets/counting/count.ts';
import type { Election } from '../../../../../shared/budgets/counting/election.ts';
import type { Rule } from '../../../../../shared/budgets/counting/rule.ts';
import { decimalText } from '../../../../../shared/budgets/pabulib/decimal.ts';
import { electionOf } from '../../../../../shared/budgets/pabulib/election-of.ts';
import { readPabulib } from '../../../../../shared/budgets/pabulib/read.ts';
import { isList } from '../../../../../shared/budgets/results/check.ts';
import { electionIn } from '../../../../../shared/budgets/results/recount.ts';

/** Ballots to try rules on. */
export interface Sample {
  readonly name: string;
  readonly election: Election;
  readonly unit: bigint;
  readonly nameOf: ReadonlyMap<string, string>;
  readonly amount: (sum: bigint) => string;
}

/** Rules that are compared, with their parameters. */
export const RULES = [
  { allocation: 'greedy-votes', utility: 'cost', completion: 'none' },
  { allocation: 'greedy-ratio', utility: 'cost', completion: 'none' },
  { allocation: 'equal-shares', utility: 'cost', completion: 'none' },
  { allocation: 'equal-shares', utility: 'cost', completion: 'add1' },
  { allocation: 'equal-shares', utility: 'cost', completion: 'utilitarian' },
  { allocation: 'equal-shares', utility: 'cardinality', completion: 'none' },
  { allocation: 'equal-shares', utility: 'cardinality', completion: 'add1' },
  { allocation: 'equal-shares', utility: 'cardinality', completion: 'utilitarian' },
  { allocation: 'phragmen', utility: 'cost', completion: 'none' },
] as const;
export type Compared = (typeof RULES)[number];

/** What a rule gives. `represented`: ballots that have at least one winner. */
export interface Tried {
  readonly rule: Compared;
  readonly winners: readonly string[];
  readonly spent: bigint;
  readonly represented: number;
}

/** Counts by one rule; a tie that its criteria leave goes to the smaller number. */
export function tried({ election, unit }: Sample, rule: Compared, ties: Rule['ties']): Tried {
  const outcome = count(election, { ...rule, ties: [...ties, 'number'], unit });
  const winners = outcome.kind === 'decided' ? outcome.winners : [];
  const represented = election.ballots.filter((ballot) => winners.some((id) => (ballot.get(id) ?? 0n) > 0n)).length;
  return { rule, winners, spent: outcome.kind === 'decided' ? outcome.totalCost : 0n, represented };
}

/** Reads an earlier election in the Pabulib format; `null` where the file has errors. */
export async function ofFile(file: File): Promise<Sample | null> {
  const reading = await readPabulib([await file.text()]);
  if (reading.file === null) return null;
  const { projects, scale } = reading.file;
  return {
    name: file.name,
    election: electionOf(reading.file),
    unit: scale,
    nameOf: new Map(projects.map(({ id, row }) => [id, row.get('name') ?? id])),
    amount: (sum) => decimalText(sum, scale),
  };
}

/** Ballots of this vote, once their list is public: one sample for each envelope. */
export async function ofList(
  path: string,
  textOf: (texts: Readonly<Record<string, string>>) => string,
  money: (sum: bigint) => string,
): Promise<readonly Sample[]> {
  const answer = await fetch(path);
  const list: unknown = answer.ok ? await answer.json() : null;
  if (!isList(list)) return [];
  return list.election.envelopes.map((envelope) => ({
    name: textOf(envelope.title),
    election: electionIn(list, envelope),
    unit: BigInt(list.election.rule.unit),
    nameOf: new Map(envelope.projects.map(({ id, number, title }) => [id, `${number}. ${textOf(title)}`])),
    amount: money,
  }));
}
