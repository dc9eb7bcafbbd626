import type { CountedBallot, Election } from '../counting/election.ts';
import { countedBallot } from '../counting/election.ts';
import type { PabulibFile } from './read.ts';

const KINDS = {
  approval: 'number',
  'choose-1': 'number',
  ordinal: 'ranking',
  cumulative: 'points',
  scoring: 'points',
} as const;

/**
 * The election that a file holds, its projects numbered in the order in which they are written. A ranking has as many places as
 * `max_length` says, or as there are projects. Where ballots score projects, those that a ballot leaves out get `default_score`.
 */
export function electionOf({ meta, voteType, budget, projects, votes }: PabulibFile): Election {
  const places = Number(meta.get('max_length') || projects.length);
  const usual = voteType === 'scoring' ? BigInt(meta.get('default_score') || 0) : 0n;
  const complete = (ballot: CountedBallot): CountedBallot =>
    usual === 0n ? ballot : new Map(projects.map(({ id }) => [id, ballot.get(id) ?? usual]));
  return {
    budget,
    projects: projects.map(({ id, cost }, at) => ({ id, cost, number: at + 1 })),
    ballots: votes.map(({ choices }) => complete(countedBallot(KINDS[voteType], choices, places))),
  };
}
