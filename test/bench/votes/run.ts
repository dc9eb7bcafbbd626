/**
 * How fast people vote over HTTP, and whether every vote is counted once:
 * `npm run bench:votes -- --json OUT [--url URL --token TOKEN] [--adapter FILE] [--seconds 20] [--clients 1,8,32,128]`.
 */
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../machine.ts';
import { type OpenVote, type Target, targetModule } from './adapter.ts';
import { type CellResult, QUESTIONS, runCell, type VoterKind } from './cell.ts';
import { handlerCosts } from './costs.ts';
import { startOwnPlatform } from './own-platform.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    url: { type: 'string' },
    token: { type: 'string' },
    adapter: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '1,8,32,128' },
    voters: { type: 'string', default: 'first,returning' },
    prefilled: { type: 'string', default: '0,100000' },
    rate: { type: 'string', default: '500' },
    prof: { type: 'boolean', default: false },
  },
});
const numbers = (text: string) => text.split(',').map(Number);
const kinds = values.voters.split(',').filter((kind): kind is VoterKind => kind === 'first' || kind === 'returning');

const own = values.url === undefined ? await startOwnPlatform(values.prof ? ['--cpu-prof'] : []) : undefined;
const url = values.url ?? own?.origin ?? '';
const adapter = values.adapter === undefined ? './parvis.ts' : resolve(values.adapter);
const { connectTarget } = targetModule(await import(adapter), adapter);
const target: Target = await connectTarget({ url, token: values.token ?? own?.token });

/** Votes that were there before: on the one question that first-time voters have, or on all ten. */
async function prefilledVote(voters: VoterKind, count: number): Promise<OpenVote> {
  const vote = await target.open(QUESTIONS);
  if (count === 0) return vote;
  const each = Array.from({ length: QUESTIONS }, (_, question) =>
    voters === 'returning' ? Math.round(count / QUESTIONS) : question === 0 ? count : 0,
  );
  const begin = performance.now();
  const how = await target.prefill(vote, each);
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(`${count} votes there for ${voters} voters after ${seconds} s: ${how}`);
  return vote;
}

/** What a vote costs on AWS, measured apart; of our own platform alone. */
const costs = own === undefined ? undefined : await handlerCosts();
const costsOf = (voters: VoterKind) =>
  costs && {
    ...costs[voters],
    limited_write_units: costs.limited_write_units,
    bundle_import_ms: costs.bundle_import_ms,
  };

const line = (result: CellResult) =>
  [
    `${String(result.clients).padStart(4)} clients, ${result.voters.padEnd(9)}, ${String(result.prefilled).padStart(6)} there:`,
    `${result.accepted_per_s.toFixed(0).padStart(5)}/s`,
    `p50 ${result.p50_ms} p95 ${result.p95_ms} p99 ${result.p99_ms} ms`,
    `errors ${result.errors} lost ${result.lost} double ${result.double_counted}`,
    `processor a vote: platform ${result.platform_cpu_ms_per_vote ?? '?'} ms, generator ${result.generator_cpu_ms_per_vote} ms`,
    `lag ${result.tally_lag_s} s, load ${loadavg()[0]?.toFixed(1)}`,
  ].join('  ');

console.log(`${machine()}, load ${loadavg()[0]?.toFixed(1)}; ${target.name}; ${values.seconds} s a cell`);
if (costs !== undefined) {
  for (const kind of ['first', 'returning'] as const) {
    const { cpu_ms, write_units, read_units } = costs[kind];
    console.log(
      `${kind} voters: handler ${cpu_ms} ms of processor, ${write_units} write and ${read_units} read units a vote`,
    );
  }
  console.log(
    `with a limit ${costs.limited_write_units} write units; bundle imported in ${costs.bundle_import_ms ?? '?'} ms`,
  );
}
const results: (CellResult & Partial<ReturnType<typeof costsOf>>)[] = [];
let expectedRate = Number(values.rate);
for (const voters of kinds) {
  const filled = new Map<number, OpenVote>();
  for (const count of numbers(values.prefilled)) if (count > 0) filled.set(count, await prefilledVote(voters, count));
  for (const clients of numbers(values.clients)) {
    // Empty and full one after the other: the machine is then most alike for both.
    for (const prefilled of numbers(values.prefilled)) {
      const vote = filled.get(prefilled) ?? (await prefilledVote(voters, 0));
      const seconds = Number(values.seconds);
      const plan = { clients, voters, prefilled, seconds, expectedRate, platformCpu: async () => own?.cpu() };
      const result = await runCell(target, url, vote, plan);
      results.push({ ...result, ...costsOf(voters) });
      expectedRate = result.accepted_per_s;
      console.log(line(result));
      if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
    }
  }
}
target.close();
await own?.close();
process.exitCode = results.some(({ lost, double_counted }) => lost + double_counted > 0) ? 1 : 0;
