import { createReadStream } from 'node:fs';
import { count } from '../../shared/budgets/counting/count.ts';
import { decimalText } from '../../shared/budgets/pabulib/decimal.ts';
import { electionOf } from '../../shared/budgets/pabulib/election-of.ts';
import { pabulibMessage } from '../../shared/budgets/pabulib/problem.ts';
import { type PabulibReading, readPabulib } from '../../shared/budgets/pabulib/read.ts';
import { type Flags, readFlags, USAGE, UsageError } from './flags.ts';
import { outcomeWords, tieWords } from './words.ts';

/** Where the result goes, and where everything else does. */
export interface Output {
  readonly result: (text: string) => void;
  readonly note: (text: string) => void;
}

/** Says what is wrong with a file, errors first; warnings go with them only where somebody reads. */
function complain({ problems, errors, all }: PabulibReading, { file, isJson }: Flags, { note }: Output): void {
  const shown = problems.filter(({ severity }) => severity === 'error' || !isJson);
  for (const problem of shown.toSorted((one, other) => one.severity.localeCompare(other.severity)))
    note(`${problem.severity} [${problem.code}] ${pabulibMessage(problem)}`);
  if (all > problems.length) note(`… and ${all - problems.length} more`);
  if (errors > 0) note(`${file} is not counted: ${errors} ${errors === 1 ? 'error' : 'errors'}`);
}

async function counted(flags: Flags, output: Output): Promise<number> {
  const reading = await readPabulib(createReadStream(flags.file, 'utf8'));
  complain(reading, flags, output);
  if (reading.file === null) return 1;
  const { scale, meta, projects } = reading.file;
  const outcome = count(electionOf(reading.file), flags.ruleFor(scale, new Set(projects.map(({ id }) => id))));
  const result = (value: unknown): void => output.result(JSON.stringify(value));
  if (!flags.isJson) output.result(outcomeWords(outcome, { scale, currency: meta.get('currency') ?? '' }));
  else if (outcome.kind === 'tied') result({ error: 'tied', among: outcome.among });
  else result({ winners: outcome.winners.toSorted(), totalCost: decimalText(outcome.totalCost, scale) });
  if (outcome.kind === 'decided') return 0;
  output.note(tieWords(outcome.among));
  return 3;
}

/** Counts a file as the arguments of the command say, and answers its exit code; docs/participatory-budget.md lists them. */
export async function tally(args: readonly string[], output: Output): Promise<number> {
  try {
    return await counted(readFlags(args), output);
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    output.note(USAGE);
    return 2;
  }
}
