import type { CountedBallot, CountedProject, Election } from './election.ts';

/** A project with those who chose it. */
export interface Contender extends CountedProject {
  /** What all ballots together give it. */
  readonly votes: bigint;
  /** Ballots that support it: that give it more than nothing. */
  readonly supporters: number;
  /** Groups of ballots that support it, and how many points each ballot of the group gives it. */
  readonly groups: readonly number[];
  readonly points: readonly bigint[];
}

/** An election made ready for counting. Equal ballots are one group: whatever a rule does to one, it does to all of them. */
export interface Profile {
  readonly budget: bigint;
  readonly voters: number;
  /** By number, then by id: the order of input says nothing. */
  readonly contenders: readonly Contender[];
  /** Ballots in each group. */
  readonly sizes: readonly bigint[];
}

/** Equal ballots together, each kind with how often it is there. */
function grouped(ballots: readonly CountedBallot[]): readonly { ballot: CountedBallot; size: number }[] {
  const groups = new Map<string, { ballot: CountedBallot; size: number }>();
  for (const ballot of ballots) {
    const key = JSON.stringify([...ballot].map(([id, points]) => [id, points.toString()]).sort());
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ballot, size: 1 });
    else group.size += 1;
  }
  return [...groups.values()];
}

const byNumber = (one: CountedProject, other: CountedProject): number =>
  one.number - other.number || (one.id < other.id ? -1 : 1);

/** Throws a `RangeError` for what no election is: negative sums, an id twice, a ballot for a project that is not there. */
export function profileOf({ budget, projects, ballots }: Election): Profile {
  if (budget < 0n || projects.some(({ cost }) => cost < 0n)) throw new RangeError('A sum of money is negative');
  const found = new Map(
    projects.toSorted(byNumber).map(({ id, cost, number }) => {
      const tally: { votes: bigint; supporters: number; groups: number[]; points: bigint[] } = {
        votes: 0n,
        supporters: 0,
        groups: [],
        points: [],
      };
      return [id, { id, cost, number, ...tally }];
    }),
  );
  if (found.size < projects.length) throw new RangeError('Two projects have the same id');
  const groups = grouped(ballots);
  for (const [at, { ballot, size }] of groups.entries())
    for (const [id, points] of ballot) {
      const contender = found.get(id);
      if (contender === undefined)
        throw new RangeError(`A ballot names ${JSON.stringify(id)}, which is no project of the election`);
      contender.votes += points * BigInt(size);
      if (points <= 0n) continue;
      contender.supporters += size;
      contender.groups.push(at);
      contender.points.push(points);
    }
  return {
    budget,
    voters: ballots.length,
    contenders: [...found.values()],
    sizes: groups.map(({ size }) => BigInt(size)),
  };
}
