import type { DemoTheme } from '../spaces.ts';

type Corner = readonly [longitude: number, latitude: number];

/** Corners that districts share: WGS 84. */
const NORTH: Corner = [3.186, 50.709];
const EAST: Corner = [3.206, 50.692];
const SOUTH: Corner = [3.186, 50.669];
const WEST: Corner = [3.166, 50.693];
const MIDDLE: Corner = [3.184, 50.695];
const LOW_WEST: Corner = [3.171, 50.681];
const LOW_EAST: Corner = [3.203, 50.681];
const LOW_MIDDLE: Corner = [3.187, 50.683];

/** Five districts of the east of a town, by key, with their corners in turn. */
const CORNERS: Readonly<Record<string, readonly Corner[]>> = {
  canal: [WEST, [3.169, 50.704], [3.176, 50.708], NORTH, [3.185, 50.702], MIDDLE, [3.175, 50.694]],
  station: [NORTH, [3.196, 50.708], [3.204, 50.702], EAST, [3.195, 50.693], MIDDLE, [3.185, 50.702]],
  weavers: [WEST, [3.175, 50.694], MIDDLE, [3.186, 50.689], LOW_MIDDLE, [3.179, 50.681], LOW_WEST],
  mills: [MIDDLE, [3.195, 50.693], EAST, [3.207, 50.687], LOW_EAST, [3.195, 50.683], LOW_MIDDLE, [3.186, 50.689]],
  park: [LOW_WEST, [3.179, 50.681], LOW_MIDDLE, [3.195, 50.683], LOW_EAST, [3.199, 50.673], SOUTH, [3.175, 50.673]],
};

/** A district as GeoJSON. @throws where there is none of that key */
export function outlineOf(key: string): object {
  const corners = CORNERS[key];
  if (corners === undefined) throw new Error(`the demo has no district ${key}`);
  return { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
}

const named = (name: string): DemoTheme => ({ name: { fr: name, en: name, nl: name } });

export const DISTRICTS: Readonly<Record<string, DemoTheme>> = {
  canal: named('Le Canal'),
  station: named('La Gare'),
  weavers: named('Les Tisserands'),
  mills: named('Les Trois-Moulins'),
  park: named('Le Parc'),
};
