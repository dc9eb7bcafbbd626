/** Rehearses a vote on a running platform, by HTTP only: docs/runbook.md, "Rehearsal before an opening". */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect, operatorToken } from './import/platform-client.ts';
import { voterFile } from './rehearse/people.ts';
import { replay } from './rehearse/replay.ts';
import { faultsOf, rehearse } from './rehearse/synthetic.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
    participants: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '50' },
    'votes-each': { type: 'string', default: '3' },
    proposals: { type: 'string', default: '10' },
    limit: { type: 'string', default: '0' },
    'sign-in': { type: 'boolean', default: false },
    sessions: { type: 'string' },
    votes: { type: 'string' },
    official: { type: 'string', default: 'Gouvernement' },
    clients: { type: 'string', default: '32' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});

/** A number of the command line. @throws Error that names the option */
function whole(name: 'participants' | 'votes-each' | 'proposals' | 'limit' | 'clients' | 'seed' | 'rate'): number {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is a number`);
  return value;
}

const write = async (report: unknown) => {
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
};

async function runReplay(file: string): Promise<number> {
  const client = connect(values.url, await operatorToken(values.token));
  const report = await replay(values.url, client, {
    file,
    official: values.official,
    clients: whole('clients'),
    seed: whole('seed'),
    ...(values.sessions === undefined ? {} : { voters: await voterFile(values.sessions) }),
    onProgress: (what) => console.log(`${new Date().toISOString()} ${what}`),
  });
  await write(report);
  const { proposals, mismatches, failures, ...figures } = report;
  console.log(JSON.stringify(figures, undefined, 2));
  for (const failure of failures) console.error(failure);
  for (const { externalId, choice, expected, counted } of mismatches.slice(0, 20))
    console.error(`proposal ${externalId}: ${counted} ${choice} instead of ${expected}`);
  const isExact = mismatches.length === 0 && figures.accepted === figures.sent && figures.counted === figures.sent;
  console.log(
    isExact
      ? `Exact: ${figures.counted} votes on ${proposals.length} proposals are counted as the file has them.`
      : `NOT exact: ${mismatches.length} counts differ, ${figures.sent - figures.accepted} votes were not accepted.`,
  );
  return isExact ? 0 : 1;
}

async function runRehearsal(): Promise<number> {
  const client = connect(values.url, await operatorToken(values.token));
  const report = await rehearse(values.url, client, {
    participants: whole('participants'),
    rate: whole('rate'),
    votesEach: whole('votes-each'),
    proposals: whole('proposals'),
    limit: whole('limit'),
    seed: whole('seed'),
    signIn: values['sign-in'],
    ...(values.sessions === undefined ? {} : { voters: await voterFile(values.sessions) }),
  });
  await write(report);
  const { proposals: _, mismatches, failures: __, ...figures } = report;
  console.log(JSON.stringify(figures, undefined, 2));
  for (const { proposalId, choice, expected, counted } of mismatches.slice(0, 20))
    console.error(`${proposalId}: ${counted} ${choice} instead of ${expected}`);
  const faults = faultsOf(report);
  for (const fault of faults) console.error(fault);
  console.log(
    faults.length === 0
      ? `The rehearsal went well: ${report.accepted} votes accepted, each counted once.`
      : `The rehearsal FAILED in ${faults.length} ways, named above.`,
  );
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await (values.votes === undefined ? runRehearsal() : runReplay(values.votes)).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  },
);
