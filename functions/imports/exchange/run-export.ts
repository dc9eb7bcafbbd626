import { gunzipSync, gzipSync } from 'node:zlib';
import type { ExchangeForm } from '../../../shared/imports/exchange.ts';
import type { GroupId, ParticipantId } from '../../../shared/platform/ids.ts';
import { groupAuthorsOf } from '../../platform/group-names.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { authorsOf } from '../../platform/profiles.ts';
import type { Services } from '../../platform/services.ts';
import { organization, taxonomies } from '../../spaces/directory.ts';
import { commentRow } from '../decidim/comment-row.ts';
import { projectRow } from '../decidim/project-row.ts';
import { proposalRow, type Writer } from '../decidim/proposal-row.ts';
import { Columns, flatten, type Nested } from '../files/cells.ts';
import { csvOf } from '../files/csv-file.ts';
import { FileProblem } from '../files/file-problem.ts';
import { jsonOf } from '../files/json-file.ts';
import { isCut, MOST_XLSX_ROWS, xlsxOf } from '../files/xlsx-file.ts';
import type { ExportSlots, ExportSource, Target } from '../slots.ts';
import { budgetOf, type ExchangeItem, fileKey, noteProgress, PRIVATE, partKey } from './exchange.ts';

/** Characters of rows that are kept as one part. */
const PART_CHARACTERS = 6_000_000;
const AT_ONCE = 16;
const TYPES: Readonly<Record<ExchangeForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function sourceOf(services: Services, target: Target, slots: ExportSlots): Promise<ExportSource> {
  const { defaultLocale } = await organization(services);
  return {
    ...target,
    taxonomies: await taxonomies(services),
    states: target.component.kind === 'proposals' ? slots.statesOf(target) : [],
    attachments: new Map(),
    addressOf: (path) => `${services.config.siteOrigin}/${defaultLocale}${path}`,
  };
}

interface Authored {
  readonly authorId: ParticipantId | null;
  readonly groupId?: GroupId | null;
}

/** Who stands over some texts: a group where one was written in its name, nobody where it is the organization's own. */
async function writersOf(services: Services, all: readonly Authored[]): Promise<(one: Authored) => Writer> {
  const [people, groups] = await Promise.all([
    authorsOf(services, [...new Set(all.flatMap(({ authorId }) => authorId ?? []))]),
    groupAuthorsOf(
      services,
      all.flatMap(({ groupId }) => groupId ?? []),
    ),
  ]);
  return ({ authorId, groupId = null }) => {
    const known = groupId === null ? authorId && people.get(authorId) : groups.get(groupId);
    return { id: groupId ?? authorId ?? '', name: known?.name ?? '', path: known?.path ?? null };
  };
}

interface RowPage {
  readonly rows: readonly Nested[];
  readonly next: string | null;
}

async function proposalPage(services: Services, slots: ExportSlots, source: ExportSource, cursor: string | null) {
  const { items, next } = await slots.proposals(services, source, cursor);
  const attachments = await slots.attachments(
    services,
    items.map(({ proposal }) => proposal.id),
  );
  const writerOf = await writersOf(
    services,
    items.map(({ proposal }) => proposal),
  );
  const rows = items.map((one) => proposalRow(one, { ...source, attachments }, writerOf(one.proposal)));
  return { rows, next };
}

async function commentPage(services: Services, slots: ExportSlots, source: ExportSource, cursor: string | null) {
  const { items, next } = await slots.proposalIds(services, source, cursor);
  const found = await inParallel(items, AT_ONCE, async ({ id, path }) => {
    const comments = await slots.comments(services, id);
    return comments.map((comment) => ({ comment, path }));
  });
  const all = found.flat();
  const writerOf = await writersOf(
    services,
    all.map(({ comment: { comment } }) => comment),
  );
  const rows = all.map(({ comment, path }) => commentRow(comment, path, source, writerOf(comment.comment)));
  return { rows, next };
}

/** A catalogue is one page: it holds a thousand projects at most. */
async function projectPage(services: Services, slots: ExportSlots, source: ExportSource): Promise<RowPage> {
  const projects = await slots.projects(services, source);
  return { rows: projects.map((one) => projectRow(one, source)), next: null };
}

const PAGES = { proposals: proposalPage, comments: commentPage, projects: projectPage } as const;

/** Rows of one part as text, with what was found out about them. */
interface Part {
  readonly text: string;
  readonly rows: number;
  /** Rows with a text that the form cannot hold. */
  readonly cut: number;
  readonly cursor: string | null;
}

/** Reads rows until they are enough for a part, or the time of the run is over. */
async function readPart(
  services: Services,
  item: ExchangeItem,
  source: ExportSource,
  slots: ExportSlots,
  { columns, until }: { readonly columns: Columns; readonly until: number },
): Promise<Part> {
  const pageOf = PAGES[item.subject ?? 'proposals'];
  let part: Part = { text: '', rows: 0, cut: 0, cursor: item.cursor };
  do {
    const page: RowPage = await pageOf(services, slots, source, part.cursor);
    let { text, cut } = part;
    for (const row of page.rows) {
      const cells = flatten(row);
      columns.add(cells);
      if (item.form === 'xlsx' && [...cells.values()].some(isCut)) cut += 1;
      text += `${JSON.stringify(row)}\n`;
    }
    part = { text, cut, rows: part.rows + page.rows.length, cursor: page.next };
  } while (part.cursor !== null && part.text.length < PART_CHARACTERS && performance.now() < until);
  return part;
}

/** Reads rows and keeps them in parts, until all are read or the time of the run is over. */
async function readRows(
  services: Services,
  given: ExchangeItem,
  target: Target,
  slots: ExportSlots,
  until: number,
): Promise<ExchangeItem | undefined> {
  const source = await sourceOf(services, target, slots);
  const columns = new Columns(given.columns);
  let item: ExchangeItem | undefined = given;
  while (item !== undefined && !item.isRead && performance.now() < until) {
    const { text, rows, cut, cursor } = await readPart(services, item, source, slots, { columns, until });
    const body = gzipSync(text, { level: 3 });
    await services.files.data.put(partKey(item, item.parts), body, { contentType: 'application/gzip', ...PRIVATE });
    item = await noteProgress(services, item, {
      state: 'running',
      parts: item.parts + 1,
      rows: item.rows + rows,
      noticed: item.noticed + cut,
      columns: [...columns.names],
      cursor,
      isRead: cursor === null,
    });
  }
  return item;
}

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

async function* keptRows({ files }: Services, item: ExchangeItem): AsyncGenerator<Nested> {
  for (let part = 0; part < item.parts; part++) {
    const stored = await files.data.get(partKey(item, part));
    if (stored === undefined) throw new Error(`part ${part} of an export is gone`);
    for (const line of gunzipSync(stored.body).toString('utf8').split('\n')) {
      const row: unknown = line === '' ? null : JSON.parse(line);
      if (isNested(row)) yield row;
    }
  }
}

async function* flattened(rows: AsyncIterable<Nested>) {
  for await (const row of rows) yield flatten(row);
}

/** Makes the file of the rows that were kept. */
async function makeFile(services: Services, item: ExchangeItem): Promise<void> {
  const form = item.form ?? 'csv';
  if (form === 'xlsx' && item.rows >= MOST_XLSX_ROWS)
    throw new FileProblem('too-many-rows', { most: MOST_XLSX_ROWS - 1 });
  const rows = keptRows(services, item);
  const chunks = form === 'json' ? jsonOf(rows) : (form === 'csv' ? csvOf : xlsxOf)(item.columns, flattened(rows));
  const bytes = await services.files.data.putAll(fileKey(item), chunks, { contentType: TYPES[form], ...PRIVATE });
  for (let part = 0; part < item.parts; part++) await services.files.data.remove(partKey(item, part));
  await noteProgress(services, item, { state: 'done', bytes, finishedAt: services.now() });
}

/**
 * Goes on with an export: rows are read and kept in parts first, since the names of all columns stand before the first
 * row, then the file is made of them.
 *
 * @returns whether something is left to do, for which the same job is to be sent again
 */
export async function runExport(
  services: Services,
  given: ExchangeItem,
  target: Target,
  slots: ExportSlots,
): Promise<boolean> {
  const until = performance.now() + budgetOf(services);
  const item = await readRows(services, given, target, slots, until);
  if (item === undefined) return false;
  if (!item.isRead) return true;
  await makeFile(services, item);
  return false;
}
