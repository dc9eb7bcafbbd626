/**
 * How fast files in Decidim's forms are written and read, and how much memory that takes:
 * `npm run bench:decidim -- [rows]`. Wanted: 250,000 rows of each form in a memory that does not grow with the rows.
 *
 * Rows are made and read by what the worker runs; the table, which would hold all of them, is left out. Each form runs
 * in a process of its own, so that each peak is its own.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readProposal } from '../../functions/imports/decidim/proposal-record.ts';
import { proposalRow } from '../../functions/imports/decidim/proposal-row.ts';
import { Columns, flatten, type Nested } from '../../functions/imports/files/cells.ts';
import { csvOf } from '../../functions/imports/files/csv-file.ts';
import { jsonOf } from '../../functions/imports/files/json-file.ts';
import { openTable } from '../../functions/imports/files/table-file.ts';
import { xlsxOf } from '../../functions/imports/files/xlsx-file.ts';
import { newId } from '../../functions/platform/services.ts';
import { newDraft } from '../../functions/proposals/proposal.ts';
import { ExchangeForm } from '../../shared/imports/exchange.ts';
import { NO_VOTES } from '../../shared/proposals/proposal.ts';
import { aComponent, aProcess } from '../admin/fixtures.ts';

const [rowsText = '250000', form, step, path = ''] = process.argv.slice(2);
const ROWS = Number(rowsText);
const WORDS =
  'Nous avons essayé à l’échelle de notre intercommunalité : cent logements en trois ans, "aucun impayé" ; le frein, c’est le notaire.\n\n';
const START = Date.parse('2024-01-01T08:00:00.000Z');

const process_ = aProcess();
const component = aComponent({ processId: process_.id });
const source = {
  component,
  process: process_,
  taxonomies: [],
  states: [],
  attachments: new Map<string, number>(),
  addressOf: (place: string) => `https://participer.example.org/fr${place}`,
};

/** Rows as the worker makes them of proposals, one after the other. */
async function* proposals(): AsyncGenerator<Nested> {
  for (let n = 0; n < ROWS; n++) {
    const id = newId('proposal', START + n * 1000);
    const createdAt = new Date(START + n * 1000).toISOString();
    const draft = newDraft({
      id,
      componentId: component.id,
      authorId: null,
      locale: 'fr',
      title: `Proposition ${n} : un prêt sans intérêt`,
      body: { format: 'markdown', text: WORDS.repeat(1 + (n % 12)) },
      themeId: null,
      territoryId: null,
      createdAt,
      pagePath: `/processes/p/f/${component.id}/proposals/${id}/`,
    });
    const proposal = { ...draft, state: 'published', publishedAt: createdAt } as const;
    const one = { proposal, path: draft.pagePath, votes: { ...NO_VOTES, support: n % 500 }, comments: n % 7 };
    yield proposalRow(one, source, { id: `ptp_${n % 9000}`, name: `Participante ${n % 9000}`, path: null });
  }
}

async function* cells(rows: AsyncIterable<Nested>) {
  for await (const row of rows) yield flatten(row);
}

async function write(kind: ExchangeForm): Promise<number> {
  const columns = new Columns();
  for await (const row of cells(proposals())) {
    columns.add(row);
    break;
  }
  const chunks =
    kind === 'json' ? jsonOf(proposals()) : (kind === 'csv' ? csvOf : xlsxOf)(columns.names, cells(proposals()));
  await pipeline(chunks, createWriteStream(path));
  return ROWS;
}

async function read(): Promise<number> {
  let rows = 0;
  const { lines } = await openTable(path);
  for await (const line of lines) {
    const { record } =
      'texts' in line ? readProposal(line.texts, { defaultLocale: 'fr', states: [] }) : { record: undefined };
    if (record === undefined) throw new Error(`line ${line.line} was refused`);
    rows += 1;
  }
  return rows;
}

/** One step in this process: prints rows a second and the peak of memory. */
async function measure(kind: ExchangeForm): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const rows = await (step === 'write' ? write(kind) : read());
  const seconds = (performance.now() - began) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  const { size } = await stat(path);
  const MB = (bytes: number) => Math.round(bytes / 2 ** 20);
  console.log(
    `${kind} ${step}: ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, ` +
      `peak RSS ${Math.round(peak)} MB (${MB(before)} MB before the first row), file ${MB(size)} MB`,
  );
}

if (form !== undefined) await measure(ExchangeForm.parse(form));
else {
  const directory = await mkdtemp(join(tmpdir(), 'parvis-bench-'));
  console.log(`${ROWS} rows, ${cpus().length} cores, Node ${process.version}`);
  for (const kind of ExchangeForm.options) {
    for (const one of ['write', 'read']) {
      // A heap that all rows together would burst: what grew with them would end here.
      const argv = [
        '--expose-gc',
        '--max-old-space-size=128',
        import.meta.filename,
        rowsText,
        kind,
        one,
        join(directory, `rows.${kind}`),
      ];
      const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit' });
      if (status !== 0) process.exitCode = 1;
    }
    await rm(join(directory, `rows.${kind}`), { force: true });
  }
  await rm(directory, { recursive: true });
}
