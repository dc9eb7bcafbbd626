/**
 * How fast the local server gives pages and tallies, as the CDN does on AWS: `npm run bench:reading -- [seconds]`. Readers
 * take gzip, as browsers do, and share the machine with the server.
 */
import { loadavg } from 'node:os';
import { connect } from '../../scripts/import/platform-client.ts';
import { latenciesOf } from '../../scripts/rehearse/figures.ts';
import { openVote, syntheticProposals } from '../../scripts/rehearse/open-vote.ts';
import { joinLocally, voteRequest } from '../../scripts/rehearse/voting.ts';
import { openWire } from '../../scripts/rehearse/wire.ts';
import { machine } from './machine.ts';
import { startOwnPlatform } from './votes/own-platform.ts';

const seconds = Number(process.argv[2] ?? 10);
const READERS = 32;
const platform = await startOwnPlatform();
const wire = openWire(platform.origin, READERS);
const vote = await openVote(connect(platform.origin, platform.token), {
  slug: 'reading',
  title: 'Lecture',
  name: 'Propositions',
  settings: {},
  records: syntheticProposals(10),
});
const { componentId, processPath } = vote;
const proposalId = vote.proposals[0]?.proposalId ?? '';
const get = (path: string) => wire.send({ method: 'GET', path, headers: { 'accept-encoding': 'gzip' } });

for (const voter of await joinLocally(wire, 20)) {
  await wire.send(voteRequest(voter, { componentId, proposalId, choice: 'agree' }));
}
const PATHS = {
  'proposal page': `${processPath}f/${componentId}/proposals/${proposalId}/`,
  'list of proposals': `${processPath}f/${componentId}/`,
  'tally of a proposal': `/tallies/proposals/${proposalId}.json`,
  'tallies of a component': `/tallies/components/${componentId}.json`,
};

/** Waits until the publisher and the counters have been there. */
async function published(path: string): Promise<void> {
  while ((await get(path)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 250));
}

console.log(`${machine()}, load ${loadavg()[0]?.toFixed(1)}; ${READERS} readers, ${seconds} s each`);
for (const path of Object.values(PATHS)) await published(path);
for (const [name, path] of Object.entries(PATHS)) {
  const latencies: number[] = [];
  const before = await platform.cpu();
  const begin = performance.now();
  const reader = async () => {
    while (performance.now() < begin + seconds * 1000) {
      const from = performance.now();
      const { status } = await get(path);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const rate = latencies.length / ((performance.now() - begin) / 1000);
  const cpu = ((await platform.cpu()) - before) / latencies.length;
  const { p50_ms, p95_ms, p99_ms } = latenciesOf(latencies);
  const times = `p50 ${p50_ms} p95 ${p95_ms} p99 ${p99_ms} ms`;
  console.log(
    `  ${name.padEnd(24)} ${rate.toFixed(0).padStart(6)}/s  ${times}  ${cpu.toFixed(3)} ms of processor each`,
  );
}
wire.close();
await platform.close();
