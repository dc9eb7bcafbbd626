/** Rehearses a newsletter whose platform is killed while it sends: docs/runbook.md, "Rehearsal of a newsletter". */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWebIfStale } from './build-web.ts';
import { rehearseNewsletter } from './rehearse-newsletter/rehearsal.ts';

const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '20000' },
    suppressed: { type: 'string', default: '0' },
    invalid: { type: 'string', default: '5' },
    kills: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    uncertain: { type: 'string', default: '20' },
    shuffle: { type: 'boolean', default: false },
    port: { type: 'string' },
    json: { type: 'string' },
  },
});

/** A whole number of the command line. @throws Error that names the option */
function whole(name: 'recipients' | 'suppressed' | 'invalid' | 'kills' | 'seed' | 'uncertain', least = 0): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is a whole number, ${least} or more`);
  return value;
}

async function run(): Promise<number> {
  const uncertainSeconds = whole('uncertain', 1);
  const options = {
    recipients: whole('recipients', 2),
    suppressed: whole('suppressed'),
    invalid: whole('invalid'),
    kills: whole('kills'),
    seed: whole('seed'),
    uncertainSeconds,
    isShuffled: values.shuffle,
    port: values.port === undefined ? undefined : Number(values.port),
    directory: await mkdtemp(join(tmpdir(), 'parvis-newsletter-')),
    onProgress: (what: string) => console.log(`${new Date().toISOString()} ${what}`),
  };
  if (options.suppressed >= options.recipients) throw new Error('--suppressed leaves nobody to write to');
  await buildWebIfStale();
  console.log(
    `A mail that was claimed and never heard of again is sent once more after ${uncertainSeconds} s here; on AWS after MAIL_UNCERTAIN_SECONDS, 900 unless set.`,
  );
  const { outcome, times } = await rehearseNewsletter(options);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(outcome)}\n`);
  console.log(JSON.stringify({ ...outcome, addressesThatAreNone: options.invalid, ...times }, undefined, 2));
  const isExact = outcome.duplicates === 0 && outcome.missing === 0;
  console.log(
    isExact
      ? `Exact: ${outcome.delivered} mails to ${outcome.recipients} people less ${outcome.suppressed} suppressed ones, ${times.mailsPerSecond} a second.`
      : `NOT exact: ${outcome.duplicates} came twice, ${outcome.missing} did not come.`,
  );
  return isExact ? 0 : 1;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
