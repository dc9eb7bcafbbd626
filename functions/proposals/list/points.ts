import type { Listed } from './list-index.ts';

/** Points that one answer has: an answer of a function may have 6 MB, and each of these takes 45 bytes. */
const MOST_POINTS = 100_000;
/** Titles would double the answer and more; above this the map asks for the one that is pressed. */
const MOST_TITLES = 5000;
/** Steps of a degree: about a meter. */
const STEPS = 100_000;

/** Positions in columns: half the size of the same as objects, and quick to read. */
export interface Points {
  readonly placed: number;
  readonly ids: string[];
  readonly latitudes: number[];
  readonly longitudes: number[];
  readonly titles: string[] | null;
}

/** Positions of entries; those without one are left out. */
export function pointsOf(entries: Iterable<Listed>): Points {
  const [ids, latitudes, longitudes, titles]: [string[], number[], number[], string[]] = [[], [], [], []];
  let placed = 0;
  for (const { id, place, title } of entries) {
    if (place === null) continue;
    placed += 1;
    if (placed > MOST_POINTS) continue;
    ids.push(id.slice(id.indexOf('_') + 1));
    latitudes.push(Math.round(place.latitude * STEPS));
    longitudes.push(Math.round(place.longitude * STEPS));
    if (placed <= MOST_TITLES) titles.push(title);
  }
  return { placed, ids, latitudes, longitudes, titles: placed > MOST_TITLES ? null : titles };
}
