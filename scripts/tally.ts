/** Counts an election in a file of Pabulib's format. Needs the file and nothing else: no platform, no network. docs/participatory-budget.md */
import { createReadStream } from 'node:fs';
import { count } from '../shared/budgets/counting/count.ts';
import { decimalText } from '../shared/budgets/pabulib/decimal.ts';
import { electionOf } from '../shared/budgets/pabulib/election-of.ts';
import { pabulibMessage } from '../shared/budgets/pabulib/problem.ts';
import { type PabulibReading, readPabulib } from '../shared/budgets/pabulib/read.ts';
import { type Flags, readFlags, USAGE, UsageError } from './tally/flags.ts';
import { outcomeWords, tieWords } from './tally/words.ts';

/** Says what is wrong with a file, errors first; warnings go with them only where somebody reads. */
function complain({ problems, errors, all }: PabulibReading, file: string, isJson: boolean): void {
  const shown = problems.filter(({ severity }) => severity === 'error' || !isJson);
  for (const problem of shown.toSorted((one, other) => one.severity.localeCompare(other.severity)))
    console.error(`${problem.severity === 'error' ? 'error' : 'warning'} [${problem.code}] ${pabulibMessage(problem)}`);
  if (all > problems.length) console.error(`… and ${all - problems.length} more`);
  if (errors > 0) console.error(`${file} is not counted: ${errors} ${errors === 1 ? 'error' : 'errors'}`);
}

async function tally({ file, isJson, ruleFor }: Flags): Promise<number> {
  const reading = await readPabulib(createReadStream(file, 'utf8'));
  complain(reading, file, isJson);
  if (reading.file === null) return 1;
  const { scale, meta, projects } = reading.file;
  const rule = ruleFor(scale, new Set(projects.map(({ id }) => id)));
  const outcome = count(electionOf(reading.file), rule);
  const money = { scale, currency: meta.get('currency') ?? '' };
  if (!isJson) console.log(outcomeWords(outcome, money));
  else if (outcome.kind === 'tied') console.log(JSON.stringify({ error: 'tied', among: outcome.among }));
  else
    console.log(
      JSON.stringify({ winners: outcome.winners.toSorted(), totalCost: decimalText(outcome.totalCost, scale) }),
    );
  if (outcome.kind === 'decided') return 0;
  console.error(tieWords(outcome.among));
  return 3;
}

try {
  process.exitCode = await tally(readFlags(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
