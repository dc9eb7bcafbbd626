import type { BallotFigures, Turnout } from '../../../shared/budgets/results/count.ts';
import { instantToLocal } from '../../../shared/spaces/zoned.ts';
import type { BudgetCatalogue } from '../catalogue.ts';
import type { Ballots, CastBallot } from './read-ballots.ts';

/** Ballots by a key, in the order of the keys. */
function cells<K extends string | number | null>(
  ballots: readonly CastBallot[],
  keysOf: (ballot: CastBallot) => readonly K[],
): { key: K; ballots: number }[] {
  const sums = new Map<K, number>();
  for (const ballot of ballots) for (const key of keysOf(ballot)) sums.set(key, (sums.get(key) ?? 0) + 1);
  const place = (key: K) => (typeof key === 'number' ? String(key).padStart(6, '0') : (key ?? '~'));
  return [...sums]
    .map(([key, count]) => ({ key, ballots: count }))
    .sort((one, other) => (place(one.key) < place(other.key) ? -1 : 1));
}

/** Remembers the few hours of a vote: converting each of a hundred thousand would take seconds. */
function localTimes(timeZone: string): (hour: string) => string {
  const known = new Map<string, string>();
  return (hour) => {
    const local = known.get(hour) ?? instantToLocal(hour, timeZone);
    known.set(hour, local);
    return local;
  };
}

/** Who voted when and where, in sums. */
export function turnoutOf({ cast, handedOut }: Ballots, timeZone: string): Turnout {
  const local = localTimes(timeZone);
  return {
    ballots: cast.length,
    handedOut,
    days: cells(cast, ({ hour }) => [local(hour).slice(0, 10)]),
    hours: cells(cast, ({ hour }) => [Number(local(hour).slice(11, 13))]),
    channels: cells(cast, ({ channel }) => [channel]),
    districts: cells(cast, ({ territoryId }) => [territoryId]),
    envelopes: cells(cast, ({ content }) => content.flatMap((one) => (one.choices.length > 0 ? [one.envelopeId] : []))),
  };
}

/** What ballots hold, in sums. */
export function ballotFigures({ cast }: Ballots, { projects, envelopes }: BudgetCatalogue): BallotFigures {
  const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
  const parts = cast.flatMap(({ content }) => content.filter(({ choices }) => choices.length > 0));
  return {
    projects: cells(cast, ({ content }) => [content.reduce((sum, { choices }) => sum + choices.length, 0)]),
    spent: envelopes.map(({ id }) => {
      const ofEnvelope = parts.filter(({ envelopeId }) => envelopeId === id);
      const chosen = ofEnvelope.flatMap(({ choices }) => choices);
      const sum = chosen.reduce((total, { projectId }) => total + (costs.get(projectId) ?? 0), 0);
      return { envelopeId: id, sum, ballots: ofEnvelope.length };
    }),
  };
}
