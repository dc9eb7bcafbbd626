import { count } from '../../../shared/budgets/counting/count.ts';
import type { Election } from '../../../shared/budgets/counting/election.ts';
import type { CountResult } from '../../../shared/budgets/results/count.ts';
import type {
  PublishedBallots,
  PublishedEnvelope,
  PublishedProject,
  PublishedWinners,
} from '../../../shared/budgets/results/published.ts';
import { asRule, electionIn } from '../../../shared/budgets/results/recount.ts';
import type { TaxonomyId } from '../../../shared/platform/ids.ts';

type CountedEnvelope = CountResult['envelopes'][number];

/** What ballots give each project, and how many name it. */
function sumsOf({ ballots }: Election): ReadonlyMap<string, { votes: number; score: number }> {
  const sums = new Map<string, { votes: number; score: number }>();
  for (const ballot of ballots)
    for (const [id, score] of ballot) {
      const sum = sums.get(id) ?? { votes: 0, score: 0 };
      sum.votes += 1;
      sum.score += Number(score);
      sums.set(id, sum);
    }
  return sums;
}

/** Ballots that name a project that was withdrawn: they stay in the list, and do not count. */
const namedIn = ({ ballots }: PublishedBallots, { number }: PublishedProject): number =>
  ballots.filter(({ projects }) => projects.includes(number)).length;

/**
 * The count of an envelope by the rule of its list.
 *
 * @throws Error when the rule leaves a tie, which the number in the catalogue keeps from happening
 */
export function countEnvelope(
  list: PublishedBallots,
  envelope: PublishedEnvelope,
  territoryId: TaxonomyId | null,
): CountedEnvelope {
  const election = electionIn(list, envelope);
  const outcome = count(election, asRule(list.election.rule));
  if (outcome.kind === 'tied') throw new Error(`the rule leaves a tie among ${outcome.among.join(', ')}`);
  const sums = sumsOf(election);
  const { id, title, total } = envelope;
  return {
    id,
    title,
    total,
    territoryId,
    ballots: election.ballots.length,
    totalCost: Number(outcome.totalCost),
    projects: envelope.projects.map((project) => {
      const { votes, score } = sums.get(project.id) ?? { votes: 0, score: 0 };
      const rank = outcome.winners.indexOf(project.id);
      return {
        ...project,
        votes: project.isWithdrawn ? namedIn(list, project) : votes,
        score,
        rank: rank < 0 ? null : rank + 1,
      };
    }),
    steps: [...outcome.steps],
  };
}

/** Winners as they are published. */
export const winnersOf = ({ envelopes }: CountResult): readonly PublishedWinners[] =>
  envelopes.map(({ id, totalCost, projects }) => ({
    envelopeId: id,
    winners: projects
      .filter(({ rank }) => rank !== null)
      .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
      .map((project) => project.id),
    totalCost: String(totalCost),
  }));
