import { type Decimal, scaled } from './decimal.ts';
import type { Draft, PabulibChoice, Row } from './draft.ts';
import { entriesOf } from './row.ts';
import { readWhole } from './values.ts';

/** Below zero when the first is less, above zero when it is more. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const places = Math.max(one.places, other.places);
  const [left, right] = [scaled(one, places), scaled(other, places)];
  return left < right ? -1 : Number(left > right);
}

/** The sum of decimals, exact. */
export function sumOf(decimals: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...decimals.map((decimal) => decimal.places));
  return { digits: decimals.reduce((sum, decimal) => sum + scaled(decimal, places), 0n), places };
}

/** What a vote says, after a look at it; what cannot be read of it is left out. */
export function readVote(draft: Draft, row: Row, line: number): readonly PabulibChoice[] {
  const ids = entriesOf(row.get('vote') ?? '');
  checkIds(draft, ids, line);
  checkLength(draft, ids.length, line);
  const points = readPoints(draft, ids, row.get('points') ?? '', line);
  checkCost(draft, ids, line);
  return ids.map((projectId, at) => {
    const choice = { projectId, points: points[at] ?? null };
    const project = draft.projects.get(projectId);
    if (project !== undefined) {
      project.votes += 1;
      project.score += choice.points ?? 0;
    }
    return choice;
  });
}

function checkIds({ problems, projects }: Draft, ids: readonly string[], line: number): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (!projects.has(id)) problems.error('vote-unknown-project', line, { id });
    if (seen.has(id)) problems.error('vote-duplicate-project', line, { id });
    seen.add(id);
  }
}

function checkLength(draft: Draft, counted: number, line: number): void {
  const { problems } = draft;
  const [least, most] = [draft.whole('min_length'), draft.whole('max_length')];
  draft.choices += counted;
  if (most !== undefined && counted >= most) draft.isLengthUsed = true;
  if (draft.voteType === 'choose-1' && counted !== 1) problems.error('vote-not-one', line, { counted });
  if (most !== undefined && counted > most) problems.error('vote-too-long', line, { counted, limit: most });
  if (least !== undefined && counted < least) problems.error('vote-too-short', line, { counted, limit: least });
}

function readPoints(draft: Draft, ids: readonly string[], text: string, line: number): readonly number[] {
  const { problems, voteType } = draft;
  const isNeeded = voteType === 'cumulative' || voteType === 'scoring';
  const entries = entriesOf(text);
  if (entries.length === 0) {
    if (isNeeded) problems.error('points-missing', line);
    return [];
  }
  if (voteType === 'approval' || voteType === 'choose-1') problems.error('points-unexpected', line);
  if (entries.length !== ids.length) {
    problems.error('points-mismatch', line, { counted: ids.length, value: entries.length });
    return [];
  }
  const points: number[] = [];
  for (const entry of entries) {
    const value = readWhole(entry);
    if (value === undefined) {
      problems.error('value-invalid', line, { name: 'points', value: entry });
      return [];
    }
    points.push(value);
  }
  checkPoints(draft, points, isNeeded, line);
  return points;
}

function checkPoints(draft: Draft, points: readonly number[], isOrdered: boolean, line: number): void {
  const { problems } = draft;
  const least = Math.max(draft.voteType === 'cumulative' ? 0 : -Infinity, draft.whole('min_points') ?? -Infinity);
  const most = draft.whole('max_points') ?? Infinity;
  for (const value of points) {
    if (value < least) problems.error('points-too-low', line, { value, limit: least });
    if (value > most) problems.error('points-too-high', line, { value, limit: most });
  }
  const value = points.reduce((sum, point) => sum + point, 0);
  const limits = [draft.whole('min_sum_points') ?? -Infinity, draft.whole('max_sum_points') ?? Infinity] as const;
  if (value < limits[0]) problems.warn('points-sum-too-low', line, { value, limit: limits[0] });
  if (value > limits[1]) problems.warn('points-sum-too-high', line, { value, limit: limits[1] });
  if (isOrdered && points.some((point, at) => at > 0 && point > (points[at - 1] ?? point)))
    problems.warn('points-unsorted', line);
}

function checkCost(draft: Draft, ids: readonly string[], line: number): void {
  const most = draft.voteType === 'approval' ? draft.amount('max_sum_cost') : undefined;
  if (most === undefined) return;
  const costs = ids.flatMap((id) => draft.projects.get(id)?.cost ?? []);
  if (compareDecimals(sumOf(costs), most) > 0) draft.problems.warn('vote-over-cost', line);
}
