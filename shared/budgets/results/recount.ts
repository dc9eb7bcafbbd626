/** Winners from the published list alone: what the platform, a reader's browser and the checker all do with it. */
import { type CountedBallot, countedBallot, type Election } from '../counting/election.ts';
import type { Rule } from '../counting/rule.ts';
import type { PublishedBallot, PublishedBallots, PublishedEnvelope, PublishedRule } from './published.ts';

/** What counts in an envelope: projects that were withdrawn do not. */
const standing = ({ projects }: PublishedEnvelope) => projects.filter(({ isWithdrawn }) => !isWithdrawn);

export const asRule = ({ allocation, utility, completion, ties, unit }: PublishedRule): Rule => ({
  allocation,
  utility,
  completion,
  ties,
  unit: BigInt(unit),
});

/** What a ballot says about an envelope; `undefined`: nothing at all, so that it is no ballot of it. */
function partOf(
  { projects, points }: PublishedBallot,
  own: ReadonlyMap<number, { readonly id: string; readonly isWithdrawn: boolean }>,
  kind: PublishedBallots['election']['ballotKind'],
  places: number | null,
): CountedBallot | undefined {
  const named = projects.flatMap((number, at) => {
    const project = own.get(number);
    return project === undefined ? [] : [{ project, points: points?.[at] }];
  });
  if (named.length === 0) return undefined;
  const choices = named
    .filter(({ project }) => !project.isWithdrawn)
    .map(({ project, points: given }) => ({ projectId: project.id, points: given }));
  return countedBallot(kind, choices, places ?? choices.length);
}

/**
 * The election in one envelope. Whoever named projects of it has voted in it, even if all of them were withdrawn since: Equal
 * Shares then gives a share that nobody spends.
 */
export function electionIn(
  { election, ballots }: Pick<PublishedBallots, 'election' | 'ballots'>,
  envelope: PublishedEnvelope,
): Election {
  const own = new Map(envelope.projects.map((project) => [project.number, project]));
  return {
    budget: BigInt(envelope.total),
    projects: standing(envelope).map(({ id, cost, number }) => ({ id, cost: BigInt(cost), number })),
    ballots: ballots.flatMap((ballot) => partOf(ballot, own, election.ballotKind, envelope.places) ?? []),
  };
}
