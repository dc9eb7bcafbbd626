import type { Rule } from '../counting/rule.ts';
import { cellText } from './cells.ts';
import { decimalText } from './decimal.ts';
import type { PabulibChoice } from './draft.ts';
import type { PabulibRule, VoteType } from './fields.ts';

/** A project to be written. */
export interface ProjectToWrite {
  /** Without commas and white space. */
  readonly id: string;
  readonly cost: bigint;
  readonly name: string;
  readonly category?: string | undefined;
  readonly district?: string | undefined;
  readonly selected?: boolean | undefined;
  readonly place?: { readonly latitude: number; readonly longitude: number } | undefined;
}

/** A ballot to be written; one without choices is left out, since the format has no word for it. */
export interface VoteToWrite {
  readonly voterId: string;
  readonly choices: readonly PabulibChoice[];
  readonly method?: 'internet' | 'paper' | undefined;
}

/** An election to be written. */
export interface ElectionToWrite {
  readonly description: string;
  /** A country's name in English, as `France`. */
  readonly country: string;
  /** The city. */
  readonly unit: string;
  readonly district?: string | undefined;
  /** Which one it is: the year, mostly. */
  readonly instance: string;
  /** `2027-03-14`. */
  readonly dateBegin: string;
  readonly dateEnd: string;
  readonly language?: string | undefined;
  readonly currency?: string | undefined;
  readonly comment?: string | undefined;
  /** Smallest units that make one of the currency: a power of ten. */
  readonly scale: bigint;
  readonly budget: bigint;
  readonly voteType: VoteType;
  readonly rule: PabulibRule;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Points that a cumulative ballot shares. */
  readonly maxSumPoints?: number | undefined;
  readonly projects: readonly ProjectToWrite[];
  readonly votes: readonly VoteToWrite[];
}

/** What the format calls a rule; `unknown` for what it has no name for. Its rules count choices or points, not rankings. */
export function pabulibRuleOf(
  { allocation, utility, completion, increment, unit }: Rule,
  voteType: VoteType,
): PabulibRule {
  if (voteType === 'ordinal') return 'unknown';
  if (allocation === 'greedy-votes') return 'greedy';
  if (allocation !== 'equal-shares' || utility !== 'cost') return 'unknown';
  if (completion === 'none') return 'equalshares';
  return completion === 'add1' && (increment ?? unit) === unit ? 'equalshares/add1' : 'unknown';
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const row = (cells: readonly string[]): string => `${cells.map((cell) => cellText(oneLine(cell))).join(';')}\n`;
const date = (day: string): string => day.split('-').toReversed().join('.');

function idText(id: string): string {
  if (id === '' || /[\s,]/.test(id)) throw new RangeError(`${JSON.stringify(id)} cannot be written as an id`);
  return id;
}

interface Tally {
  votes: number;
  score: number;
}

function talliesOf(projects: readonly ProjectToWrite[], votes: readonly VoteToWrite[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>(projects.map(({ id }) => [id, { votes: 0, score: 0 }]));
  for (const { choices } of votes)
    for (const { projectId, points } of choices) {
      const tally = tallies.get(projectId);
      if (tally === undefined) throw new RangeError(`A vote names ${JSON.stringify(projectId)}, which is no project`);
      tally.votes += 1;
      tally.score += points ?? 0;
    }
  return tallies;
}

const sumOfPoints = ({ choices }: VoteToWrite): number => choices.reduce((sum, { points }) => sum + (points ?? 0), 0);

const orNothing = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** Rows of META; what is empty is not written. */
function metaOf(election: ElectionToWrite, votes: readonly VoteToWrite[]): readonly (readonly [string, string])[] {
  const { projects, budget, scale, voteType, comment } = election;
  const most = Math.min(election.maxLength ?? projects.length, projects.length);
  const points = election.maxSumPoints ?? votes.reduce((sum, vote) => Math.max(sum, sumOfPoints(vote)), 1);
  const isFunded = projects.reduce((sum, { cost }) => sum + cost, 0n) <= budget;
  const rows: readonly (readonly [string, string])[] = [
    ['description', election.description],
    ['country', election.country],
    ['unit', election.unit],
    ['district', orNothing(election.district)],
    ['instance', election.instance],
    ['num_projects', String(projects.length)],
    ['num_votes', String(votes.length)],
    ['budget', decimalText(budget, scale)],
    ['vote_type', voteType],
    ['rule', election.rule],
    ['date_begin', date(election.dateBegin)],
    ['date_end', date(election.dateEnd)],
    ['min_length', voteType === 'choose-1' ? '' : orNothing(election.minLength || undefined)],
    ['max_length', voteType === 'choose-1' || election.maxLength === undefined ? '' : String(most)],
    ['max_sum_points', voteType === 'cumulative' ? String(points) : ''],
    ['language', orNothing(election.language)],
    ['currency', orNothing(election.currency)],
    ['fully_funded', isFunded ? '1' : ''],
    ['comment', comment === undefined || comment === '' ? '' : `#1: ${comment}`],
  ];
  return rows.filter(([, value]) => value.trim() !== '');
}

/** A column of PROJECTS with what a project has in it. */
type Column = readonly [string, (project: ProjectToWrite) => string];

function projectColumns(
  { projects, voteType }: ElectionToWrite,
  tallies: ReadonlyMap<string, Tally>,
): readonly Column[] {
  const isScored = voteType === 'cumulative' || voteType === 'scoring';
  const has = (key: 'category' | 'selected' | 'place'): boolean =>
    projects.some((project) => project[key] !== undefined);
  const when = (isThere: boolean, ...columns: readonly Column[]): readonly Column[] => (isThere ? columns : []);
  return [
    ['votes', ({ id }) => String(tallies.get(id)?.votes ?? 0)],
    ...when(isScored, ['score', ({ id }) => String(tallies.get(id)?.score ?? 0)]),
    ['name', ({ name, id }) => (name.trim() === '' ? id : name)],
    ...when(has('category'), ['category', ({ category }) => category ?? '']),
    ...when(has('selected'), ['selected', ({ selected }) => (selected ? '1' : '0')]),
    // A district may not be empty, so it is there for all projects or for none.
    ...when(projects.length > 0 && projects.every(({ district = '' }) => district.trim() !== ''), [
      'district',
      ({ district }) => district ?? '',
    ]),
    ...when(
      has('place'),
      ['latitude', ({ place }) => orNothing(place?.latitude.toFixed(6))],
      ['longitude', ({ place }) => orNothing(place?.longitude.toFixed(6))],
    ),
  ];
}

/**
 * Writes an election in Pabulib's format, line by line. `readPabulib` reads it without an error if it is one that the format
 * allows: every project costs something, none more than the budget, and the selection follows from the rule. Throws a
 * `RangeError` for ids that cannot be written, and for votes for a project that is not there.
 */
export function* pabulibLines(election: ElectionToWrite): Generator<string> {
  const { projects, scale, voteType } = election;
  const votes = election.votes.filter(({ choices }) => choices.length > 0);
  const tallies = talliesOf(projects, votes);
  yield 'META\nkey;value\n';
  for (const cells of metaOf(election, votes)) yield row(cells);
  const columns = projectColumns(election, tallies);
  yield 'PROJECTS\n';
  yield row(['project_id', 'cost', ...columns.map(([name]) => name)]);
  for (const project of projects) {
    const cells = columns.map(([, of]) => of(project));
    yield row([idText(project.id), decimalText(project.cost, scale), ...cells]);
  }
  const isScored = voteType === 'cumulative' || voteType === 'scoring';
  const hasMethod = votes.length > 0 && votes.every(({ method }) => method !== undefined);
  yield 'VOTES\n';
  yield row(['voter_id', 'vote', ...(isScored ? ['points'] : []), ...(hasMethod ? ['voting_method'] : [])]);
  for (const { voterId, choices, method } of votes) {
    const points = isScored ? [choices.map((choice) => choice.points ?? 0).join(',')] : [];
    const vote = choices.map(({ projectId }) => projectId).join(',');
    yield row([idText(voterId), vote, ...points, ...(hasMethod ? [method ?? ''] : [])]);
  }
}
