import { parseArgs } from 'node:util';
import type { Completion, Rule, TieRule } from '../../shared/budgets/counting/rule.ts';
import { readDecimal, scaled } from '../../shared/budgets/pabulib/decimal.ts';

const RULES = ['greedy-votes', 'greedy-ratio', 'equal-shares', 'phragmen'] as const;
const UTILITIES = ['cost', 'cardinality'] as const;
const COMPLETIONS = ['none', 'add1', 'utilitarian', 'add1-utilitarian'] as const satisfies readonly Completion[];
const CRITERIA = ['max-votes', 'min-cost', 'max-cost', 'number'] as const;

/** How the command is called. */
export const USAGE = `npm run tally -- FILE.pb --rule ${RULES.join('|')}
  --utility ${UTILITIES.join('|')}   what a project is worth to its supporters, for equal-shares (cost)
  --completion ${COMPLETIONS.join('|')}   for equal-shares (none)
  --increment AMOUNT   by how much add1 raises every share at a time (1)
  --ties CRITERIA|order:ID,ID,…   criteria in their order: ${CRITERIA.join(', ')} (max-votes,min-cost)
  --json   prints winners and their cost only
Exit codes: 0 decided, 1 the file is not in order, 2 the command is not, 3 ties are not enough to decide.`;

/** The command was not called as it should be; the message says what is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Flags {
  readonly file: string;
  readonly isJson: boolean;
  /** The rule for a file with amounts in units of which `scale` make one of the currency, and with these projects. */
  readonly ruleFor: (scale: bigint, projectIds: ReadonlySet<string>) => Rule;
}

const OPTIONS = {
  rule: { type: 'string' },
  utility: { type: 'string', default: 'cost' },
  completion: { type: 'string', default: 'none' },
  increment: { type: 'string', default: '1' },
  ties: { type: 'string', default: 'max-votes,min-cost' },
  json: { type: 'boolean', default: false },
} as const;

function oneOf<Value extends string>(name: string, values: readonly Value[], given: string | undefined): Value {
  const found = values.find((value) => value === given);
  if (found === undefined)
    throw new UsageError(`${name} must be one of ${values.join(', ')}${given === undefined ? '' : `, not ${given}`}`);
  return found;
}

function tiesOf(text: string, projectIds: ReadonlySet<string>): readonly TieRule[] {
  const [before = '', order] = text.split(/(?:^|,)order:(.*)$/s);
  const criteria = before === '' ? [] : before.split(',').map((name) => oneOf('A criterion of --ties', CRITERIA, name));
  if (order === undefined) return criteria;
  const ids = order.split(',');
  const strange = ids.find((id) => !projectIds.has(id));
  if (strange !== undefined)
    throw new UsageError(`--ties names ${JSON.stringify(strange)}, which is no project of the file`);
  return [...criteria, { order: ids }];
}

function incrementOf(text: string, scale: bigint): bigint {
  const decimal = readDecimal(text);
  const places = scale.toString().length - 1;
  if (decimal === undefined || decimal.digits === 0n || decimal.places > places)
    throw new UsageError(
      `--increment must be an amount above zero with no more decimals than the file has, not ${text}`,
    );
  return scaled(decimal, places);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws a `UsageError` for flags that are unknown, missing or contradictory. */
export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parse(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('Name one file');
  const rule = {
    allocation: oneOf('--rule', RULES, values.rule),
    utility: oneOf('--utility', UTILITIES, values.utility),
    completion: oneOf('--completion', COMPLETIONS, values.completion),
  };
  return {
    file,
    isJson: values.json,
    ruleFor: (scale, projectIds) => ({
      ...rule,
      ties: tiesOf(values.ties, projectIds),
      unit: scale,
      increment: incrementOf(values.increment, scale),
    }),
  };
}
