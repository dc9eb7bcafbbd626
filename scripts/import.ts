/** Imports a consultation from a file of opinions into a running platform: docs/import.md. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { ZodError } from 'zod';
import type { ImportCounts, ImportedProposal } from '../shared/imports/contract.ts';
import { type OpinionOptions, readOpinion } from './import/opinions.ts';
import { connect, importBatch, operatorToken, prepare } from './import/platform-client.ts';

const BATCH_RECORDS = 20;
const BATCH_BYTES = 500_000;

interface Refusal {
  readonly where: string;
  readonly reason: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
    locale: { type: 'string', default: 'fr' },
    slug: { type: 'string' },
    title: { type: 'string' },
    component: { type: 'string', default: 'Propositions' },
    official: { type: 'string', default: 'Gouvernement' },
    open: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error(
    'Which file? npm run import -- FILE [--url URL] [--token TOKEN] [--slug SLUG] [--title TITLE] [--locale fr]',
  );
  process.exit(2);
}

const slugify = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
const slug = values.slug ?? slugify(basename(dirname(resolve(file))));
const humanized = slug.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

interface Line {
  readonly number: number;
  readonly text: string;
}
/** Lines of the file as they are read: a file of any size takes the memory of one batch. */
async function* lines(path: string): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') yield { number, text };
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    : error instanceof Error
      ? error.message
      : String(error);

function parseLine({ number, text }: Line, options: OpinionOptions, refused: Refusal[]): ImportedProposal | undefined {
  try {
    return readOpinion(text, options);
  } catch (error) {
    refused.push({ where: `line ${number}`, reason: reasonOf(error) });
    return undefined;
  }
}

const add = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  proposals: one.proposals + other.proposals,
  comments: one.comments + other.comments,
  references: one.references + other.references,
});
const NOTHING: ImportCounts = { proposals: 0, comments: 0, references: 0 };
const sum = ({ proposals, comments, references }: ImportCounts) => proposals + comments + references;

async function run(path: string): Promise<void> {
  const client = connect(values.url, await operatorToken(values.token));
  const component = await prepare(client, {
    slug,
    title: values.title ?? humanized,
    componentName: values.component,
    locale: values.locale,
    isOpen: values.open,
  });
  const bar = new SingleBar({ format: 'importing [{bar}] {percentage}% | {records} records', hideCursor: true });
  bar.start((await stat(path)).size, 0, { records: 0 });
  let [imported, unchanged, bytes, size] = [NOTHING, NOTHING, 0, 0];
  const refused: Refusal[] = [];
  let batch: ImportedProposal[] = [];
  const flush = async () => {
    if (batch.length > 0) {
      const answer = await importBatch(client, component.id, batch);
      imported = add(imported, answer.imported);
      unchanged = add(unchanged, answer.unchanged);
      refused.push(
        ...answer.refused.map(({ externalId, kind, reason }) => ({ where: `${kind} ${externalId ?? '?'}`, reason })),
      );
    }
    [batch, size] = [[], 0];
    bar.update(bytes, { records: sum(imported) + sum(unchanged) });
  };
  for await (const line of lines(path)) {
    const proposal = parseLine(line, { locale: values.locale, official: values.official }, refused);
    bytes += Buffer.byteLength(line.text) + 1;
    size += line.text.length;
    if (proposal !== undefined) batch.push(proposal);
    if (batch.length >= BATCH_RECORDS || size >= BATCH_BYTES) await flush();
  }
  await flush();
  bar.stop();
  console.log(`component ${component.id} (${values.component})`);
  for (const { where, reason } of refused) console.log(`refused ${where}: ${reason}`);
  const same = sum(unchanged) > 0 ? ` unchanged ${sum(unchanged)};` : '';
  console.log(
    `imported ${imported.proposals} proposals, ${imported.comments} comments, ${imported.references} references;${same} refused ${refused.length}`,
  );
}

await run(file).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
