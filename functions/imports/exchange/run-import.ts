import { type ExchangeSubject, LINES_SHOWN, type LineProblem } from '../../../shared/imports/exchange.ts';
import type { Services } from '../../platform/services.ts';
import { readComment } from '../decidim/comment-record.ts';
import { type Parsed, readProposal } from '../decidim/proposal-record.ts';
import type { Texts } from '../files/cells.ts';
import { FileProblem } from '../files/file-problem.ts';
import { type Line, openTable } from '../files/table-file.ts';
import type { RowSlots, Target } from '../slots.ts';
import { importCommentRows } from './comment-rows.ts';
import { budgetOf, type ExchangeItem, noteProgress, partKey } from './exchange.ts';
import { addToReport } from './import-report.ts';
import { localCopy, removeCopy } from './local-copy.ts';
import { importProposalRows } from './proposal-rows.ts';
import { type Outcome, openRowImport, type Row, type RowImport, refusalOf } from './row-import.ts';

/** Rows that are written and noted together. */
const BATCH = 256;

/** What the columns of a row say that it is. @throws FileProblem `no-known-columns` */
function subjectOf(texts: Texts): ExchangeSubject {
  if (texts.has('commentable_id')) return 'comments';
  if (texts.has('title') || [...texts.keys()].some((name) => name.startsWith('title/'))) return 'proposals';
  throw new FileProblem('no-known-columns');
}

interface Found {
  readonly outcomes: readonly Outcome[];
  /** Everything to say about lines, in their order. */
  readonly lines: readonly LineProblem[];
  readonly refused: number;
}

/** Reads lines into records; what cannot be read is told. */
function read<R>(lines: readonly Line[], parse: (texts: Texts) => Parsed<R>, said: LineProblem[]): Row<R>[] {
  return lines.flatMap((line) => {
    if ('problem' in line) {
      said.push({ line: line.line, column: line.column, code: line.problem, isRefused: true, value: '' });
      return [];
    }
    const { record, remarks } = parse(line.texts);
    said.push(...remarks.map((remark) => ({ line: line.line, ...remark })));
    return record === undefined ? [] : [{ line: line.line, record }];
  });
}

async function importLines(importing: RowImport, subject: ExchangeSubject, lines: readonly Line[]): Promise<Found> {
  const said: LineProblem[] = [];
  const { context } = importing;
  const write = async <R>(rows: readonly Row<R>[], run: () => Promise<readonly Outcome[]>) => {
    const outcomes = await run();
    for (const [index, outcome] of outcomes.entries()) {
      if (typeof outcome === 'object') said.push(refusalOf(rows[index]?.line ?? 0, outcome));
    }
    return { outcomes, refused: lines.length - outcomes.filter((outcome) => typeof outcome === 'string').length };
  };
  if (subject === 'proposals') {
    const rows = read(lines, (texts) => readProposal(texts, context), said);
    const found = await write(rows, () => importProposalRows(importing, rows, said));
    return { ...found, lines: said.toSorted((one, other) => one.line - other.line) };
  }
  const rows = read(lines, (texts) => readComment(texts, context), said);
  const found = await write(rows, () => importCommentRows(importing, rows));
  return { ...found, lines: said.toSorted((one, other) => one.line - other.line) };
}

/** One run of an import: lines that an earlier run has done are passed over. */
class Run {
  readonly #services: Services;
  readonly #importing: RowImport;
  #item: ExchangeItem | undefined;
  #subject: ExchangeSubject | null;
  #waiting: Line[] = [];
  #told: number;

  constructor(services: Services, importing: RowImport, item: ExchangeItem) {
    this.#services = services;
    this.#importing = importing;
    this.#item = item;
    this.#subject = item.subject;
    this.#told = item.refused + item.noticed;
  }

  /** The import as it is now; `undefined`: another run goes on with it. */
  get item(): ExchangeItem | undefined {
    return this.#item;
  }

  /** The import with what was found out about its file. */
  goOnWith(item: ExchangeItem): void {
    this.#item = item;
  }

  async add(line: Line): Promise<void> {
    if (this.#subject === null && 'texts' in line) this.#subject = subjectOf(line.texts);
    this.#waiting.push(line);
    if (this.#waiting.length >= BATCH) await this.flush();
  }

  /** Writes what waits, and notes how far the import is. */
  async flush(): Promise<void> {
    const item = this.#item;
    if (item === undefined || this.#waiting.length === 0) return;
    const lines = this.#waiting.splice(0);
    const { outcomes, lines: said, refused } = await importLines(this.#importing, this.#subject ?? 'proposals', lines);
    await addToReport(this.#services, item, said, this.#told);
    this.#told += said.length;
    const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
    this.#item = await noteProgress(this.#services, item, {
      state: 'running',
      subject: this.#subject,
      rows: item.rows + lines.length,
      imported: item.imported + count('imported'),
      unchanged: item.unchanged + count('unchanged'),
      refused: item.refused + refused,
      noticed: item.noticed + said.filter(({ isRefused }) => !isRefused).length,
      lines: [...item.lines, ...said].slice(0, LINES_SHOWN),
      hasReport: item.hasReport || said.length > 0,
    });
  }
}

/** Reads lines until the file or the time of the run is over; says whether the file is. */
async function readLines(run: Run, lines: AsyncIterable<Line>, done: number, until: number): Promise<boolean> {
  let seen = 0;
  for await (const line of lines) {
    seen += 1;
    if (seen <= done) continue;
    await run.add(line);
    if (run.item === undefined || performance.now() > until) return false;
  }
  if (seen === 0) throw new FileProblem('no-rows');
  return true;
}

async function finish(services: Services, item: ExchangeItem, failure: ExchangeItem['failure']): Promise<void> {
  await noteProgress(services, item, {
    state: failure === null ? 'done' : 'failed',
    failure,
    finishedAt: services.now(),
  });
  await removeCopy(item);
  for (let part = 0; part < item.parts; part++) await services.files.data.remove(partKey(item, part));
}

/**
 * Goes on with an import, row by row, each taken or refused by itself.
 *
 * @returns whether something is left to do, for which the same job is to be sent again
 */
export async function runImport(
  services: Services,
  given: ExchangeItem,
  target: Target,
  slots: RowSlots,
): Promise<boolean> {
  const until = performance.now() + budgetOf(services);
  const importing = await openRowImport(services, target, slots, given.createdAt);
  const run = new Run(services, importing, given);
  let failure: ExchangeItem['failure'] = null;
  try {
    const table = await openTable(await localCopy(services, given));
    const { form } = table.detected;
    const looked = await noteProgress(services, given, { state: 'running', detected: table.detected, form });
    if (looked === undefined) return false;
    run.goOnWith(looked);
    if (!(await readLines(run, table.lines, given.rows, until))) {
      await run.flush();
      return run.item !== undefined;
    }
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    failure = { code: error.code, facts: { ...error.facts } };
  }
  await run.flush();
  if (run.item !== undefined) await finish(services, run.item, failure);
  return false;
}
