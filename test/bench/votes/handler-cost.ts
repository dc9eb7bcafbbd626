/**
 * What a vote costs where it counts on AWS, in a process of its own: processor time of the handler with all of the SDK
 * and without the stand-ins for AWS, units of the table, and the time to import the bundle. Prints one line of JSON.
 */
import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { features, viewsOf } from '../../../functions/features.ts';
import { BUCKETS, openCloud, TABLE } from '../../../functions/local/cloud.ts';
import { createParticipant } from '../../../functions/local/participants.ts';
import { openRuntime } from '../../../functions/local/runtime.ts';
import { openSecrets } from '../../../functions/local/secrets.ts';
import { createMailer } from '../../../functions/platform/mail/mailer.ts';
import { composeServices } from '../../../functions/platform/services.ts';
import { percentile, rounded } from '../../../scripts/rehearse/figures.ts';
import { apiEvent } from '../../support/api-event.ts';
import { meter } from '../../support/write-units.ts';

const VOTES = Number(process.argv[2] ?? 2000);
const VOTE = 'PUT /api/components/{componentId}/proposals/{proposalId}/vote';

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let inStandIn = 0;

/** Takes the time of the stand-in for the table; votes come one after the other, so what passes meanwhile is its own. */
const cloud = await openCloud();
const { handle } = cloud.store.requestHandler;
cloud.store.requestHandler.handle = async (request) => {
  const before = cpu();
  const answer = await handle(request);
  inStandIn += cpu() - before;
  return answer;
};

const config = {
  stage: 'prod',
  version: 'bench',
  siteOrigin: 'https://bench.invalid',
  tableName: TABLE,
  buckets: BUCKETS,
  mailFrom: 'noreply@bench.invalid',
  mailConfigurationSet: undefined,
  firstAdministrator: 'admin@bench.invalid',
  geocoderUrl: '',
  queueUrls: cloud.queueUrls,
} as const;
const composed = composeServices(config, cloud.clients, await openSecrets(), createMailer(cloud.clients.ses, config));
const quiet = (...line: readonly unknown[]) => void JSON.stringify(line);
const services = { ...composed, log: { ...composed.log, info: quiet } };
const noViews = viewsOf(async () => ({ status: 404, html: '' }));
const runtime = await openRuntime({ cloud, services, features, workers: {}, views: noViews });
const origin = { 'x-parvis-origin': await services.secrets.get('origin') };
const operator = { ...origin, authorization: `Bearer ${await services.secrets.get('operator')}` };

async function ask<T>(key: string, call: Parameters<typeof apiEvent>[1]): Promise<T> {
  const answer = await runtime.call(apiEvent(key, { ...call, headers: { ...origin, ...call?.headers } }));
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${key}: ${answer.statusCode} ${answer.body}`);
  return JSON.parse(answer.body ?? 'null');
}

/** A vote that is open, and what to send to vote on each of its two proposals. */
async function openVote(slug: string, settings: Readonly<Record<string, unknown>>) {
  const headers = operator;
  const texts = { question: {}, summary: {}, description: {}, decision: {}, image: null, imageAlt: {}, phases: [] };
  const process = await ask<{ id: string }>('POST /api/processes', {
    headers,
    body: { slug, title: { fr: slug }, ...texts },
  });
  const params = { processId: process.id };
  await ask('PUT /api/processes/{processId}/publication', { headers, params, body: { isPublished: true } });
  const { id: componentId } = await ask<{ id: string }>('POST /api/processes/{processId}/components', {
    headers,
    params,
    body: { kind: 'proposals', name: { fr: slug }, settings: { voteKind: 'opinion', ...settings } },
  });
  await ask('PUT /api/components/{componentId}/publication', {
    headers,
    params: { componentId },
    body: { isPublished: true },
  });
  const { syntheticProposals } = await import('../../../scripts/rehearse/open-vote.ts');
  const { derivedId } = await import('../../../functions/platform/idempotent-id.ts');
  const records = syntheticProposals(2);
  await ask('POST /api/components/{componentId}/imports', {
    headers,
    params: { componentId },
    body: { proposals: records },
  });
  return records.map(({ externalId, createdAt }) => ({
    componentId,
    proposalId: derivedId('proposal', Date.parse(createdAt), componentId, externalId),
  }));
}

const eventOf = (params: Record<string, string> | undefined, cookie: string) =>
  apiEvent(VOTE, { params: params ?? {}, cookie, headers: origin, body: { choice: 'agree' } });

/** Milliseconds of processor for each of these votes, cast one after the other. */
async function cast(events: readonly ReturnType<typeof eventOf>[]): Promise<number> {
  const [before, standIn] = [cpu(), inStandIn];
  for (const event of events) {
    const { statusCode, body } = await runtime.call(event);
    if (statusCode !== 200) throw new Error(`a vote was answered with ${statusCode} ${body}`);
  }
  return (cpu() - before - (inStandIn - standIn)) / events.length;
}

const people = async (count: number) => {
  const cookies: string[] = [];
  while (cookies.length < count) cookies.push((await createParticipant(services)).cookie);
  return cookies;
};

const [free, next] = await openVote('free', {});
const [limited, alsoLimited] = await openVote('limited', { voteLimit: 5 });
const warm = await people(500);
await cast(warm.map((cookie) => eventOf(free, cookie)));
await cast(warm.map((cookie) => eventOf(next, cookie)));
const voters = await people(VOTES);
const first = await cast(voters.map((cookie) => eventOf(free, cookie)));
const returning = await cast(voters.map((cookie) => eventOf(next, cookie)));

const table = meter(cloud.clients.dynamodb);
const some = await people(20);
const unitsOf = async (params: Record<string, string> | undefined) => {
  table.usage();
  await cast(some.map((cookie) => eventOf(params, cookie)));
  const { writeUnits, readUnits } = table.usage();
  return { write_units: rounded(writeUnits / some.length, 2), read_units: rounded(readUnits / some.length, 2) };
};
const firstUnits = await unitsOf(free);
const returningUnits = await unitsOf(next);
await unitsOf(limited);
const limitedUnits = await unitsOf(alsoLimited);
await cloud.close();

/** Milliseconds to import the function's bundle in a fresh process, at the middle of five; null without a build. */
async function bundleImport(): Promise<number | null> {
  const bundle = join(import.meta.dirname, '../../../dist/functions/proposals/index.mjs');
  if (!(await stat(bundle).catch(() => undefined))) return null;
  const code = `const from = performance.now(); await import('${pathToFileURL(bundle)}'); console.log(performance.now() - from)`;
  const times = Array.from({ length: 5 }, () =>
    Number(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout),
  );
  return rounded(percentile(times, 0.5), 0);
}

console.log(
  JSON.stringify({
    first: { cpu_ms: rounded(first, 2), ...firstUnits },
    returning: { cpu_ms: rounded(returning, 2), ...returningUnits },
    limited_write_units: limitedUnits.write_units,
    bundle_import_ms: await bundleImport(),
  }),
);
process.exit(0);
