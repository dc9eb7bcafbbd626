/**
 * Checks a published list of ballots from its file alone: docs/participatory-budget.md, "Proof". Apart from the rules of
 * counting it shares no code with the platform that wrote the file, so that a mistake there does not hide itself.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reportOf } from './verify-budget/report.ts';

const USAGE = 'npm run verify-budget -- EXPORT [--root HEX] [--json]';

function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const report = reportOf(readFileSync(file, 'utf8'), values.root);
  if (values.json) console.log(JSON.stringify(report));
  else for (const line of report.lines) console.log(line);
  return report.difference === null ? 0 : 1;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}
