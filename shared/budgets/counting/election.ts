/** A project as a rule sees it. */
export interface CountedProject {
  readonly id: string;
  /** In the smallest unit of the currency, not negative. */
  readonly cost: bigint;
  /** In the catalogue. */
  readonly number: number;
}

/**
 * What a ballot says, by project: 1 for a plain choice, its points, or what its place in a ranking is worth. A project that is
 * not in it gets nothing. Points of zero and below support nobody; those below zero count against a project where points are
 * added up.
 */
export type CountedBallot = ReadonlyMap<string, bigint>;

/** Everything that decides who wins in one envelope. */
export interface Election {
  /** The sum of the envelope, in the smallest unit of the currency. */
  readonly budget: bigint;
  readonly projects: readonly CountedProject[];
  /** An empty one counts as a voter: Equal Shares gives it a share, which nobody spends. */
  readonly ballots: readonly CountedBallot[];
}

/** A choice on a ballot, as `BallotChoice` of the ballot. */
export interface Choice {
  readonly projectId: string;
  readonly points?: number | null | undefined;
}

/**
 * What the choices of a ballot are worth. In a ranking the first place is worth as many points as there are places, the next
 * one less, and so on (Borda): `places` is the most that one ballot may rank, so that ranking fewer costs nothing. Further
 * choices than places are worth nothing.
 */
export function countedBallot(
  kind: 'envelope' | 'number' | 'points' | 'ranking',
  choices: readonly Choice[],
  places: number = choices.length,
): CountedBallot {
  const worth = ({ points }: Choice, at: number): number => {
    if (kind === 'ranking') return Math.max(0, places - at);
    return kind === 'points' ? (points ?? 0) : 1;
  };
  return new Map(choices.map((choice, at) => [choice.projectId, BigInt(worth(choice, at))]));
}
