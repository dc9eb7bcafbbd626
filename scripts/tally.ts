/** Counts an election in a file of Pabulib's format. Needs the file and nothing else: no platform, no network. docs/participatory-budget.md */
import { tally } from './tally/tally.ts';

process.exitCode = await tally(process.argv.slice(2), { result: console.log, note: console.error });
