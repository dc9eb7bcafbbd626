import { cellsOf } from './cells.ts';
import { checkFile } from './check-file.ts';
import { checkMeta, checkOrder } from './check-meta.ts';
import { checkRule } from './check-rule.ts';
import { readVote } from './check-vote.ts';
import { readDecimal, scaled, scaleOf } from './decimal.ts';
import { Draft, type PabulibVote, type Row } from './draft.ts';
import { type Field, PROJECT_FIELDS, VOTE_FIELDS, type VoteType } from './fields.ts';
import { linesOf } from './lines.ts';
import type { PabulibProblem } from './problem.ts';
import { readRow, trimmed } from './row.ts';

export interface PabulibProject {
  readonly id: string;
  /** In units of which `scale` of the file make one of the currency. */
  readonly cost: bigint;
  /** All its columns, as they are written. */
  readonly row: Row;
}

/** An election in Pabulib's format. */
export interface PabulibFile {
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** A power of ten: amounts are whole in units of which so many make one of the currency. 1 if the file has no decimals. */
  readonly scale: bigint;
  readonly budget: bigint;
  readonly projects: readonly PabulibProject[];
  readonly votes: readonly PabulibVote[];
}

/** What reading gave: no file if there was any error. Of very many problems the first thousand are kept. */
export interface PabulibReading {
  readonly file: PabulibFile | null;
  readonly problems: readonly PabulibProblem[];
  readonly errors: number;
  readonly all: number;
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = (typeof SECTIONS)[number];

const FIRST = { PROJECTS: 'project_id', VOTES: 'voter_id' } as const;
const FIELDS: Readonly<Record<'PROJECTS' | 'VOTES', ReadonlyMap<string, Field>>> = {
  PROJECTS: PROJECT_FIELDS,
  VOTES: VOTE_FIELDS,
};

/** Every row is read by its columns, so their number bounds the work for a row; the format knows seventeen at most. */
const MOST_COLUMNS = 50;

/** Reads lines one after the other; work and memory for each are bounded by its length. */
class Reader {
  readonly draft = new Draft();
  readonly #seen: Section[] = [];
  #columns: readonly string[] | undefined;

  /** A line that is not empty. */
  read(text: string, line: number): void {
    const cells = cellsOf(text) ?? [];
    const name = (cells[0] ?? '').trim().toUpperCase();
    const section = cells.slice(1).some((cell) => cell !== '') ? undefined : SECTIONS.find((one) => one === name);
    const current = this.#seen.at(-1);
    if (cells.length === 0) this.draft.problems.error('quote-unclosed', line);
    else if (section !== undefined) this.#enter(section, cells[0] ?? '', line);
    else if (current === undefined) this.draft.problems.error('row-outside', line);
    else if (this.#columns === undefined) this.#readHeader(current, cells, line);
    else if (current === 'META') this.#readMeta(cells, line);
    else if (current === 'PROJECTS') this.#readProject(cells, line);
    else this.#readVote(cells, line);
  }

  /** When there are no more lines. */
  end(): void {
    const { problems } = this.draft;
    this.#leave();
    for (const name of SECTIONS) if (!this.#seen.includes(name)) problems.error('section-missing', 0, { name });
    const usual = SECTIONS.filter((name) => this.#seen.includes(name));
    if (usual.some((name, at) => name !== this.#seen[at])) problems.error('section-order', 0);
    if (!this.#seen.includes('PROJECTS')) return;
    checkFile(this.draft);
    checkRule(this.draft, this.file());
  }

  #enter(name: Section, raw: string, line: number): void {
    trimmed(this.draft, raw, name, line);
    this.#leave();
    if (this.#seen.includes(name)) this.draft.problems.error('section-twice', line, { name });
    this.#seen.push(name);
    this.#columns = undefined;
  }

  #leave(): void {
    const name = this.#seen.at(-1);
    if (name !== undefined && this.#columns === undefined) this.draft.problems.error('header-missing', 0, { name });
    if (name === 'META') checkMeta(this.draft);
  }

  #readHeader(section: Section, cells: readonly string[], line: number): void {
    if (cells.length > MOST_COLUMNS) this.draft.problems.error('columns-too-many', line, { limit: MOST_COLUMNS });
    const columns = cells.slice(0, MOST_COLUMNS).map((cell, at) => trimmed(this.draft, cell, `column ${at + 1}`, line));
    this.#columns = columns;
    if (section === 'META') this.#readMetaHeader(columns, line);
    else this.#checkColumns(section, columns, line);
  }

  #readMetaHeader(columns: readonly string[], line: number): void {
    if (columns[0]?.toLowerCase() === 'key' && columns[1]?.toLowerCase() === 'value') return;
    this.draft.problems.error('header-meta', line);
    this.#readMeta(columns, line);
  }

  #checkColumns(section: 'PROJECTS' | 'VOTES', columns: readonly string[], line: number): void {
    const { problems } = this.draft;
    if (columns[0] !== FIRST[section]) problems.error('header-first', line, { section, name: FIRST[section] });
    for (const [at, name] of columns.entries()) {
      if (columns.indexOf(name) !== at) problems.error('column-twice', line, { name });
      if (name === 'target' && section === 'PROJECTS') problems.error('column-renamed', line);
      else if (!FIELDS[section].has(name)) problems.error('column-unknown', line, { name, section });
    }
    for (const [name, { isNeeded }] of FIELDS[section])
      if (isNeeded && !columns.includes(name)) problems.error('column-missing', line, { name, section });
    checkOrder(this.draft, section, columns, [...FIELDS[section].keys()], line);
  }

  #readMeta(cells: readonly string[], line: number): void {
    const { draft } = this;
    const key = trimmed(draft, cells[0] ?? '', 'a key', line);
    const value = trimmed(draft, cells[1] ?? '', key, line);
    if (key === '') draft.problems.error('key-empty', line);
    else if (draft.meta.has(key)) draft.problems.error('key-twice', line, { name: key });
    else draft.meta.set(key, { value, line });
    if (cells.length > 2) draft.problems.warn('extra-columns', line);
  }

  #readProject(cells: readonly string[], line: number): void {
    const { draft } = this;
    const row = readRow(draft, cells, this.#columns ?? [], PROJECT_FIELDS, line);
    const id = row.get('project_id') ?? '';
    if (!this.#isNew(draft.projects, id, 'project_id', line)) return;
    if (((row.get('latitude') || '') === '') !== ((row.get('longitude') || '') === ''))
      draft.problems.error('coordinates-alone', line);
    const cost = readDecimal(row.get('cost') ?? '') ?? { digits: 0n, places: 0 };
    draft.projects.set(id, { id, line, cost, row, votes: 0, score: 0 });
  }

  #readVote(cells: readonly string[], line: number): void {
    const { draft } = this;
    const row = readRow(draft, cells, this.#columns ?? [], VOTE_FIELDS, line);
    const voterId = row.get('voter_id') ?? '';
    if (!this.#isNew(draft.voters, voterId, 'voter_id', line)) return;
    draft.voters.add(voterId);
    draft.votes.push({ voterId, choices: readVote(draft, row, line), row });
  }

  #isNew(known: { has(id: string): boolean }, id: string, name: string, line: number): boolean {
    if (id === '') this.draft.problems.error('id-empty', line, { name });
    else if (known.has(id)) this.draft.problems.error('id-twice', line, { name, id });
    else return true;
    return false;
  }

  /** The file as far as it could be read. */
  file(): PabulibFile {
    const { draft } = this;
    const budget = draft.amount('budget') ?? { digits: 0n, places: 0 };
    const projects = [...draft.projects.values()];
    const places = projects.reduce((most, { cost }) => Math.max(most, cost.places), budget.places);
    return {
      meta: new Map([...draft.meta].map(([key, { value }]) => [key, value])),
      voteType: draft.voteType,
      scale: scaleOf(places),
      budget: scaled(budget, places),
      projects: projects.map(({ id, cost, row }) => ({ id, cost: scaled(cost, places), row })),
      votes: draft.votes,
    };
  }
}

/**
 * Reads a file that comes in pieces of text, strictly: what the rules of the format call an error is one, with its line, and
 * nothing is mended. Work and memory for a line are bounded, whatever comes.
 */
export async function readPabulib(pieces: AsyncIterable<string> | Iterable<string>): Promise<PabulibReading> {
  const reader = new Reader();
  const { problems } = reader.draft;
  let isWhole = true;
  for await (const { number, text } of linesOf(pieces)) {
    const line = number === 1 ? text?.replace(/^\uFEFF/, '') : text;
    if (line === null || line === undefined) {
      problems.error('line-too-long', number);
      isWhole = false;
    } else if (line.trim() === '') problems.warn('empty-line', number);
    else reader.read(line, number);
  }
  if (isWhole) reader.end();
  const { kept, errors, all } = problems;
  return { file: errors === 0 ? reader.file() : null, problems: kept, errors, all };
}
