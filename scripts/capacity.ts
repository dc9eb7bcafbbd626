/** Plays a peak on paper: docs/capacity.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readBench } from '../shared/capacity/bench.ts';
import { MEASURED, withMeasured } from '../shared/capacity/measured.ts';
import { reportWhole, summaryOf } from '../shared/capacity/report.ts';
import { RUNS, Scenario, Stage } from '../shared/capacity/scenario.ts';
import { simulate } from '../shared/capacity/simulate.ts';
import { capacityDocument } from './capacity-document.ts';

const optionName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const fields = { ...Scenario.shape, ...Stage.shape };
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(Object.keys(fields).map((name) => [optionName(name), { type: 'string' as const }])),
    run: { type: 'string' },
    bench: { type: 'string' },
    json: { type: 'boolean', default: false },
    document: { type: 'boolean', default: false },
  },
});
/** Given on the command line, below their names in the model. */
const given = Object.fromEntries(
  Object.keys(fields)
    .map((name) => [name, Object.entries(values).find(([key]) => key === optionName(name))?.[1]] as const)
    .filter(([, value]) => value !== undefined),
);

const DOCUMENT = join(import.meta.dirname, '../docs/capacity.md');

async function run(): Promise<void> {
  // What docs/capacity.md should be: a test asks, in a process of its own, since Jest's own are slow at arithmetic.
  if (values.document) return void process.stdout.write(capacityDocument(await readFile(DOCUMENT, 'utf8')));
  const base = RUNS.find(({ name }) => name === values.run);
  if (values.run !== undefined && base === undefined)
    throw new Error(`There is no run "${values.run}": ${RUNS.map(({ name }) => name).join(', ')}`);
  const scenario = Scenario.parse({ ...base?.scenario, ...given });
  const stage = Stage.parse({ ...base?.stage, ...given });
  const measured =
    values.bench === undefined
      ? MEASURED
      : withMeasured(readBench(JSON.parse(await readFile(values.bench, 'utf8'))), values.bench);
  const played = simulate(scenario, stage, measured);
  console.log(values.json ? JSON.stringify(summaryOf(played)) : reportWhole(played).join('\n'));
}

await run().catch((error: unknown) => {
  console.error(
    error instanceof z.ZodError
      ? `${z.prettifyError(error)}\nnpm run capacity -- --participants N [--peak-votes-per-second N] [--curve opening|last-evening|mention|steady] [--hours N] … [--json]\n(docs/capacity.md has all options)`
      : error,
  );
  process.exit(2);
});
