/** Uploads a file with the people of a census: docs/administration.md, "Census". */
import { randomUUID } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { InterfaceLocale } from '../shared/platform/locale.ts';
import { translator } from '../shared/platform/messages.ts';
import type { CensusUpload } from '../shared/verifications/census-upload.ts';
import { verificationsWords } from '../shared/verifications/words.ts';
import { connect, operatorToken, type PlatformClient } from './import/platform-client.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    add: { type: 'boolean', default: false },
    locale: { type: 'string', default: 'en' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error('npm run import:census -- FILE [--add] [--locale en|fr|nl] [--url URL] [--token TOKEN]');
  process.exit(2);
}
const locale = InterfaceLocale.parse(values.locale);
const t = translator(verificationsWords, locale);
const BASE = '/verifications/census';
const LOOK_EVERY_MS = 1000;

/** Sends the file in parts, one in memory at a time, and has it read. */
async function send(client: PlatformClient, path: string): Promise<CensusUpload> {
  const { size } = await stat(path);
  const begun = await client.send<{ upload: CensusUpload; partBytes: number; parts: number }>(
    'POST',
    `${BASE}/uploads`,
    { mode: values.add ? 'add' : 'replace', fileName: basename(path).slice(-200), bytes: size, locale },
    randomUUID(),
  );
  const { upload, partBytes, parts } = begun;
  const source = await open(path);
  const bar = new SingleBar({ format: 'sending [{bar}] {percentage}%', hideCursor: true });
  bar.start(parts, 0);
  try {
    for (let part = 0; part < parts; part++) {
      const { buffer, bytesRead } = await source.read(Buffer.alloc(partBytes), 0, partBytes, part * partBytes);
      const data = buffer.subarray(0, bytesRead).toString('base64');
      await client.send('PUT', `${BASE}/uploads/${upload.id}/parts/${part}`, { data });
      bar.update(part + 1);
    }
  } finally {
    bar.stop();
    await source.close();
  }
  return client.send('POST', `${BASE}/uploads/${upload.id}/start`, {});
}

/** Waits for the end of an upload, and tells how far it is. */
async function whenEnded(client: PlatformClient, started: CensusUpload): Promise<CensusUpload> {
  for (let told = ''; ; await sleep(LOOK_EVERY_MS)) {
    const { uploads } = await client.get<{ uploads: CensusUpload[] }>(BASE);
    const now = uploads.find(({ id }) => id === started.id) ?? started;
    const text = `${now.step} ${Math.floor(now.share * 100)}%, ${now.lines} lines`;
    if (text !== told) console.log(text);
    told = text;
    if (now.state !== 'waiting' && now.state !== 'running') return now;
  }
}

async function run(path: string): Promise<boolean> {
  const client = connect(values.url, await operatorToken(values.token));
  const done = await whenEnded(client, await send(client, path));
  const { state, detected, failure, people, known, refused, refusedLines } = done;
  if (detected !== null) console.log(`read as ${detected.encoding} ${JSON.stringify(detected.separator)}`);
  for (const { line, column, code } of refusedLines) {
    const where = column === null ? '' : `${t(`export.census.column.${column}`)}: `;
    console.log(`${t('export.census.report.line')} ${line}: ${where}${t(`export.census.line.${code}`)}`);
  }
  if (failure !== null) console.error(`refused as a whole: ${failure.code} ${JSON.stringify(failure.facts)}`);
  console.log(`${state}: people ${people}, known before ${known}; lines refused ${refused}`);
  return state === 'done';
}

await run(file).then(
  (isDone) => {
    process.exitCode = isDone ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
