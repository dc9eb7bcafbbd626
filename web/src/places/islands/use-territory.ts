import { useEffect, useState } from 'preact/hooks';
import { boundsOf, contains, type Point, positionsOf } from '../../../../shared/places/geometry.ts';
import { isInTerritory } from '../../../../shared/proposals/place-rules.ts';
import { places } from '../places-api.ts';
import { fetchOutlines, type TerritoryShape } from './outlines.ts';

/** The territory of a consultation, as far as it is drawn. */
export interface Territory {
  readonly outlines: readonly TerritoryShape[];
  /** Whether a point lies in it; everywhere does until the outlines are there, since the server judges again. */
  readonly has: (point: Point) => boolean;
  /** Id of the smallest territory that a point lies in. */
  readonly around: (point: Point) => string | undefined;
}

const sizeOf = ({ shape }: TerritoryShape): number => {
  const bounds = boundsOf(positionsOf(shape));
  return bounds === undefined ? 0 : (bounds.east - bounds.west) * (bounds.north - bounds.south);
};

/** Outlines of the territories that a process offers; none where there are none, or where they cannot be had. */
async function readOutlines(offered: readonly string[]): Promise<readonly TerritoryShape[]> {
  const answer = await places.readOutlines();
  if (!answer.ok || answer.data.path === null) return [];
  const all = await fetchOutlines(answer.data.path);
  return all.filter(({ id }) => offered.includes(id)).sort((one, other) => sizeOf(one) - sizeOf(other));
}

/** The territory that is made of these. */
export function useTerritory(offered: readonly string[]): Territory {
  const [outlines, setOutlines] = useState<readonly TerritoryShape[]>([]);
  useEffect(() => {
    readOutlines(offered).then(setOutlines, () => undefined);
  }, []);
  return {
    outlines,
    has: (point) => isInTerritory(point, outlines),
    around: (point) => outlines.find(({ shape }) => contains(shape, point))?.id,
  };
}
