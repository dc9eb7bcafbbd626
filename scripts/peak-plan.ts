/** Turns declared peaks into settings, quotas, a schedule and a price: docs/runbook.md, "A dated opening". */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readBench } from '../shared/capacity/bench.ts';
import { MEASURED, withMeasured } from '../shared/capacity/measured.ts';
import { type PeakPlan, planPeak } from '../shared/capacity/peak-plan.ts';
import { deployOptions, reportPlan } from '../shared/capacity/plan-report.ts';
import { PeakFile } from '../shared/capacity/planned-peak.ts';
import { Stage } from '../shared/capacity/scenario.ts';
import { Organization } from '../shared/spaces/organization.ts';
import { connect, operatorToken } from './import/platform-client.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
    file: { type: 'string' },
    region: { type: 'string', default: 'eu-west-3' },
    'time-zone': { type: 'string' },
    bench: { type: 'string' },
    context: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

interface Declared {
  readonly peaks: z.infer<typeof PeakFile>;
  readonly timeZone: string;
}

async function declared(): Promise<Declared> {
  if (values.file !== undefined)
    return {
      peaks: PeakFile.parse(JSON.parse(await readFile(values.file, 'utf8'))),
      timeZone: values['time-zone'] ?? 'Europe/Paris',
    };
  const client = connect(values.url, await operatorToken(values.token));
  const { timeZone } = Organization.pick({ timeZone: true }).parse(await client.get('/organization'));
  return { peaks: PeakFile.parse(await client.get('/peaks')), timeZone: values['time-zone'] ?? timeZone };
}

/** What is over is planned no more; a file is planned as it is. */
const toCome = ({ peak }: PeakPlan): boolean =>
  values.file !== undefined || Date.parse(peak.startsAt) + peak.hours * 3_600_000 > Date.now();

async function run(): Promise<void> {
  const { peaks, timeZone } = await declared();
  const measured =
    values.bench === undefined
      ? MEASURED
      : withMeasured(readBench(JSON.parse(await readFile(values.bench, 'utf8'))), values.bench);
  const region = Stage.shape.region.parse(values.region);
  const plans = peaks.map((peak) => planPeak(peak, measured, region)).filter(toCome);
  const [first] = plans;
  if (values.context !== undefined && first !== undefined)
    await writeFile(values.context, `${JSON.stringify(first.settings, undefined, 2)}\n`);
  if (values.json) {
    const short = plans.map(({ run: { totals, findings, bill }, ...plan }) => ({
      ...plan,
      deploy: deployOptions(plan),
      expected: { totals, findings, bill },
    }));
    return console.log(JSON.stringify(short, undefined, 2));
  }
  console.log(
    plans.length === 0
      ? 'No peak is expected.'
      : plans.map((plan) => reportPlan(plan, timeZone).join('\n')).join('\n\n'),
  );
}

await run().catch((error: unknown) => {
  console.error(error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error);
  process.exit(2);
});
