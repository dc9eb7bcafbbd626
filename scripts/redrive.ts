/** Gives dead letters back to their workers: docs/runbook.md, "Dead letters". */
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { deadLettersOf, startMoving } from './redrive/dead-letters.ts';

interface Line {
  readonly queue: string;
  readonly waiting: number;
  readonly said: string;
}

const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    queue: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    region: { type: 'string', default: process.env.AWS_REGION ?? 'eu-west-3' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
  },
});
const { stage, queue, url, region } = values;
const isDryRun = values['dry-run'];
if (stage !== 'local' && stage !== 'dev' && stage !== 'prod') {
  console.error('Which stage? npm run redrive -- --stage local|dev|prod [--queue NAME] [--dry-run] [--region REGION]');
  process.exit(2);
}

async function onAws(stack: string): Promise<Line[]> {
  const sqs = new SQSClient({ region });
  const lines: Line[] = [];
  for (const dead of await deadLettersOf(sqs, stack)) {
    if (queue !== undefined && dead.name !== queue) continue;
    const isMoved = !isDryRun && dead.waiting > 0 && dead.hasSource;
    if (isMoved) await startMoving(sqs, dead);
    const stays = dead.waiting > 0 && !dead.hasSource ? 'stays: it came from no queue, see docs/runbook.md' : '';
    lines.push({ queue: dead.name, waiting: dead.waiting, said: isMoved ? 'going back' : stays });
  }
  return lines;
}

async function onThisMachine(): Promise<Line[]> {
  const response = await fetch(`${url}/_local/redrive`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queue, isDryRun }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const { queues }: { queues: { queue: string; waiting: number; moved: number }[] } = await response.json();
  return queues.map(({ queue, waiting, moved }) => ({ queue, waiting, said: moved > 0 ? `${moved} given back` : '' }));
}

const lines = stage === 'local' ? await onThisMachine() : await onAws(`Parvis-${stage}`);
if (lines.length === 0) {
  console.error(queue === undefined ? `There is no queue of the stage ${stage}.` : `There is no queue "${queue}".`);
  process.exit(1);
}
for (const { queue, waiting, said } of lines)
  console.log(`${queue.padEnd(16)} ${String(waiting).padStart(6)}  ${said}`);
if (isDryRun) console.log('Nothing was moved.');
