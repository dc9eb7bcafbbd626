import type { Contender, Profile } from './profile.ts';
import type { Rule } from './rule.ts';

/** Rounding of a quotient is far smaller than this. */
export const MARGIN = 2 ** -48;

/** A project with its supporters in the form that is quickest to walk through. */
export interface Runner {
  readonly contender: Contender;
  readonly groups: Int32Array;
  readonly points: Float64Array;
  /** Ballots of each group. */
  readonly sizes: Float64Array;
  readonly cost: number;
  /** What a price is divided by to compare it: the cost, or one. */
  readonly worth: number;
  readonly allPoints: number;
  /** The lowest level that it can have. */
  readonly least: number;
}

/** Projects that somebody supports, those first that can be lowest. */
export function runnersOf({ contenders, sizes }: Profile, { utility }: Rule): readonly Runner[] {
  return contenders
    .filter(({ supporters }) => supporters > 0)
    .map((contender) => {
      const points = new Float64Array(contender.points.map(Number));
      const ballots = new Float64Array(contender.groups.map((group) => Number(sizes[group])));
      const cost = Number(contender.cost);
      const worth = utility === 'cost' ? cost : 1;
      const allPoints = points.reduce((sum, point, at) => sum + point * (ballots[at] ?? 0), 0);
      const least = (cost / allPoints / worth) * (1 - MARGIN);
      return {
        contender,
        groups: new Int32Array(contender.groups),
        points,
        sizes: ballots,
        cost,
        worth,
        allPoints,
        least,
      };
    })
    .sort((one, other) => one.least - other.least);
}
