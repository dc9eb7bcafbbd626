/**
 * How long a census takes to be read, in how much memory, and how long a look-up in it takes:
 * `npm run bench:census -- [rows]`. Wanted: 1,000,000 rows in 10 minutes and 300 MB, a look-up in 5 ms.
 *
 * The worker runs on the table of `npm start`, on the disk, in a process of its own, so that the peak is that of both. Files
 * stand on the disk, as on AWS they stand in a bucket; jobs that are to go on come back at once.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { census as worker } from '../../functions/consumers/census.ts';
import { BUCKETS, openCloud, TABLE } from '../../functions/local/cloud.ts';
import { leanDocuments } from '../../functions/local/lean-documents.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { openSecrets } from '../../functions/local/secrets.ts';
import { createDb } from '../../functions/platform/db/client.ts';
import { put } from '../../functions/platform/db/write.ts';
import type { Files } from '../../functions/platform/files.ts';
import { createMailer } from '../../functions/platform/mail/mailer.ts';
import { composeServices, newId, type Services } from '../../functions/platform/services.ts';
import { CensusFiles, CensusUploads } from '../../functions/verifications/census/entities.ts';
import { census } from '../../functions/verifications/census/method.ts';
import { newUpload, partKey, type UploadItem } from '../../functions/verifications/census/upload.ts';
import { CENSUS_PART_BYTES } from '../../shared/verifications/census-upload.ts';
import { machine, percentile } from './machine.ts';

const [rowsText = '1000000', inside = ''] = process.argv.slice(2);
const ROWS = Number(rowsText);
const LOOKUPS = 2000;
const DAY_MS = 24 * 3600_000;
const FAMILY = ['Lefèvre', 'Le Goff', 'Müller', 'd’Ambrosio', 'N’Diaye', 'García-López', 'Østergård', 'Nguyễn'];
const GIVEN = ['Anne-Marie', 'Zoé', 'Jean Paul', 'Jürgen', 'María', 'Søren', 'Noël', 'Fatou'];

/** Somebody of the file; each is somebody else. */
function personAt(n: number) {
  const born = new Date(Date.UTC(1930, 0, 1) + ((n * 7919) % 28_000) * DAY_MS).toISOString().slice(0, 10);
  return {
    family: `${FAMILY[n % FAMILY.length]} ${n}`,
    given: GIVEN[(n >> 3) % GIVEN.length] ?? '',
    born,
    written: born.split('-').toReversed().join('/'),
  };
}

/** Writes the file in the parts that a browser would send. */
async function writeFileOf(keyOf: (part: number) => string): Promise<number> {
  let [waiting, part, total] = [Buffer.from('\ufeffNom;Prénom;Date de naissance;Adresse\r\n'), 0, 0];
  const flush = async (isLast: boolean) => {
    while (waiting.length >= CENSUS_PART_BYTES || (isLast && waiting.length > 0)) {
      const bytes = waiting.subarray(0, CENSUS_PART_BYTES);
      await mkdir(dirname(keyOf(part)), { recursive: true });
      await writeFile(keyOf(part++), bytes);
      total += bytes.length;
      waiting = waiting.subarray(CENSUS_PART_BYTES);
    }
  };
  for (let n = 0; n < ROWS; ) {
    let text = '';
    for (const end = Math.min(ROWS, n + 5000); n < end; n++) {
      const { family, given, written } = personAt(n);
      text += `${family};${given};${written};"${n}, rue de la République, 29200 Brest"\r\n`;
    }
    waiting = Buffer.concat([waiting, Buffer.from(text)]);
    await flush(false);
  }
  await flush(true);
  return total;
}

/** A bucket on the disk: what the worker needs of one. */
const diskFiles = (directory: string, others: Files): Files => ({
  ...others,
  async get(key) {
    const body = await readFile(join(directory, key)).catch(() => undefined);
    return body && { body, contentType: 'application/octet-stream', etag: '' };
  },
  async put(key, body) {
    await mkdir(dirname(join(directory, key)), { recursive: true });
    const file = await open(join(directory, key), 'w');
    await file.writeFile(body);
    await file.close();
  },
  size: async (key) => (await stat(join(directory, key)).catch(() => undefined))?.size,
  remove: (key) => rm(join(directory, key), { force: true }),
});

async function servicesIn(directory: string) {
  const cloud = await openCloud(join(directory, 'state'));
  const config = {
    stage: 'local',
    version: '0',
    siteOrigin: 'http://localhost',
    tableName: TABLE,
    buckets: BUCKETS,
    mailFrom: '',
    mailConfigurationSet: undefined,
    firstAdministrator: '',
    geocoderUrl: '',
    queueUrls: cloud.queueUrls,
  } as const;
  const composed = composeServices(
    config,
    cloud.clients,
    await openSecrets(undefined),
    createMailer(cloud.clients.ses, config),
  );
  const jobs: unknown[] = [];
  const services: Services = {
    ...composed,
    db: createDb(cloud.clients.dynamodb, TABLE, leanDocuments(cloud.store)),
    files: { ...composed.files, data: diskFiles(directory, composed.files.data) },
    queues: { send: async (_, sent) => void jobs.push(...sent) },
  };
  return { cloud, services, jobs };
}

/** Reads the file that is there, as the queue has it read. */
async function readAll({ services, jobs }: Awaited<ReturnType<typeof servicesIn>>, item: UploadItem): Promise<number> {
  const run = worker(services) as unknown as (event: unknown, context: unknown) => Promise<unknown>;
  jobs.push({ uploadId: item.id });
  let runs = 0;
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift(), runs++) {
    const answer = await run({ Records: [{ messageId: '1', body: JSON.stringify(job) }] }, localContext('census'));
    if (JSON.stringify(answer) !== '{"batchItemFailures":[]}') throw new Error('the worker has failed');
  }
  return runs;
}

async function lookUp(services: Services, isThere: boolean): Promise<string> {
  const took: number[] = [];
  for (let look = 0; look < LOOKUPS; look++) {
    const { family, given, written } = personAt(Math.floor(Math.random() * ROWS));
    const asked = {
      'family-name': isThere ? family.toUpperCase() : `${family} x`,
      'given-name': given,
      'birth-date': written,
    };
    const began = performance.now();
    const found = await census.prove(services, asked, { participantId: null, sourceIp: '203.0.113.7' }).then(
      () => true,
      () => false,
    );
    took.push(performance.now() - began);
    if (found !== isThere) throw new Error(`somebody was ${isThere ? 'not ' : ''}found`);
  }
  const of = (share: number) => percentile(took, share).toFixed(2);
  return `p50 ${of(0.5)} ms, p99 ${of(0.99)} ms`;
}

async function measure(directory: string): Promise<void> {
  const world = await servicesIn(directory);
  const { services } = world;
  const plan = { fields: ['family-name', 'given-name', 'birth-date'], hasBirthDates: true, territoryBy: null } as const;
  const bytes = Number(await readFile(join(directory, 'bytes'), 'utf8'));
  const given = { id: newId('censusUpload'), mode: 'replace', fileName: 'census.csv', bytes, locale: 'fr' } as const;
  const [begun, files] = newUpload(services, { ...given, plan, base: null });
  const item: UploadItem = { ...begun, prefix: 'census/file/', state: 'waiting' };
  await services.db.write(put(CensusUploads, item));
  await services.db.write(put(CensusFiles, { ...files, prefix: item.prefix }));
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const runs = await readAll(world, item);
  const seconds = (performance.now() - began) / 1000;
  const done = await services.db.require(CensusUploads, { id: item.id }, 'internal.error');
  const MB = (size: number) => Math.round(size / 2 ** 20);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${done.state}: ${done.lines} rows of ${MB(bytes)} MB, ${done.people} people in ${2 ** (done.bits ?? 0)} parts, ` +
      `${(seconds / 60).toFixed(2)} minutes in ${runs} runs, peak RSS ${peak} MB (${MB(before)} MB before the first row)`,
  );
  console.log(`look-up of somebody who is there: ${await lookUp(services, true)}`);
  console.log(`look-up of somebody who is not: ${await lookUp(services, false)}`);
  await world.cloud.close();
}

if (inside !== '') await measure(inside);
else {
  const directory = await mkdtemp(join(tmpdir(), 'parvis-census-'));
  console.log(`${ROWS} rows, ${machine()}, load ${loadavg()[0]?.toFixed(1)}`);
  const bytes = await writeFileOf((part) => join(directory, partKey({ prefix: 'census/file/' }, part)));
  await writeFile(join(directory, 'bytes'), String(bytes));
  // A heap that all people together would burst: what grew with them would end here.
  const argv = ['--max-old-space-size=128', '--max-semi-space-size=4', import.meta.filename, rowsText, directory];
  const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
  console.log(`load ${loadavg()[0]?.toFixed(1)} at the end`);
  await rm(directory, { recursive: true });
}
