/** Positions and shapes on the globe, in WGS 84 degrees. Pure; good to some meters in the areas that people consult on. */

/** Longitude first, as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];
/** Closed or not: the last position is always joined to the first. */
export type Ring = readonly Position[];
/** Polygons, each with its outer ring and its holes. */
export type Shape = readonly (readonly Ring[])[];

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** West is greater than east where the area crosses the antimeridian. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const KM_PER_DEGREE = 111.32;
const TURN = 360;
const RADIANS = Math.PI / 180;

/** Whether both numbers are on the globe; `NaN` and infinities are not. */
export const isPoint = ({ latitude, longitude }: Point): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** Reads `west,south,east,north`; `undefined` for anything else. */
export function parseBounds(text: string): Bounds | undefined {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = numbers;
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  const isOnGlobe = isPoint({ longitude: west, latitude: south }) && isPoint({ longitude: east, latitude: north });
  return numbers.length === 4 && isOnGlobe && south <= north ? { west, south, east, north } : undefined;
}

/** Whether a point lies in an area, borders included. */
export function isInBounds({ latitude, longitude }: Point, { west, south, east, north }: Bounds): boolean {
  if (latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

/** Whether a horizontal ray from the point crosses the ring an odd number of times. */
function isInRing(ring: Ring, longitude: number, latitude: number): boolean {
  let isInside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined && corner[1] > latitude !== before[1] > latitude) {
      const crossing = ((before[0] - corner[0]) * (latitude - corner[1])) / (before[1] - corner[1]) + corner[0];
      if (longitude < crossing) isInside = !isInside;
    }
    before = corner;
  }
  return isInside;
}

const isInPolygon = (polygon: readonly Ring[], longitude: number, latitude: number): boolean =>
  polygon.reduce((isInside, ring) => isInside !== isInRing(ring, longitude, latitude), false);

/** A shape that crosses the antimeridian may go on beyond 180°: a point has three longitudes. */
const longitudesOf = (longitude: number) => [longitude, longitude + TURN, longitude - TURN];

/** Whether a point lies in a shape. */
export const contains = (shape: Shape, { latitude, longitude }: Point): boolean =>
  longitudesOf(longitude).some((around) => shape.some((polygon) => isInPolygon(polygon, around, latitude)));

/** Kilometers from the origin to a line between two positions that are given in kilometers. */
function kmToLine([ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

function isNearRing(ring: Ring, longitude: number, latitude: number, km: number): boolean {
  const kmPerLongitude = KM_PER_DEGREE * Math.cos(latitude * RADIANS);
  const local = ([x, y]: Position): Position => [(x - longitude) * kmPerLongitude, (y - latitude) * KM_PER_DEGREE];
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined && kmToLine(local(before), local(corner)) <= km) return true;
    before = corner;
  }
  return false;
}

/** Whether a point lies in a shape or at most so many kilometers beside it: outlines are drawn with simpler lines. */
export const isWithin = (shape: Shape, point: Point, km: number): boolean =>
  contains(shape, point) ||
  longitudesOf(point.longitude).some((around) =>
    shape.some((polygon) => polygon.some((ring) => isNearRing(ring, around, point.latitude, km))),
  );

/** The smallest area that holds all positions; `undefined` where there is none. */
export function boundsOf(positions: Iterable<Position>): Bounds | undefined {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west <= east ? { west, south, east, north } : undefined;
}

/** Every position of a shape. */
export const positionsOf = (shape: Shape): Position[] => shape.flat(2);

/**
 * A point as exactly as people may want it known: three decimals are about a hundred meters.
 * @param decimals of degrees
 */
export function rounded({ latitude, longitude }: Point, decimals: number): Point {
  const factor = 10 ** decimals;
  return {
    latitude: Math.round(latitude * factor) / factor,
    longitude: Math.round(longitude * factor) / factor,
  };
}

/** Square root of the area that a ring encloses, in degrees: how large it looks. */
export function sizeOf(ring: Ring): number {
  let area = 0;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined) area += before[0] * corner[1] - corner[0] * before[1];
    before = corner;
  }
  return Math.sqrt(Math.abs(area / 2));
}

/** A point inside a shape to write on: the middle of its largest polygon, moved to where that polygon is. */
export function labelPoint(shape: Shape): Point | undefined {
  const outer = shape.flatMap((polygon) => polygon[0] ?? []);
  const rings = shape.map((polygon) => polygon[0] ?? []);
  const largest = rings.reduce((best, ring) => (sizeOf(ring) > sizeOf(best) ? ring : best), rings[0] ?? outer);
  const bounds = boundsOf(largest);
  if (bounds === undefined) return undefined;
  const middle = { longitude: (bounds.west + bounds.east) / 2, latitude: (bounds.south + bounds.north) / 2 };
  if (isInRing(largest, middle.longitude, middle.latitude)) return middle;
  return widestAt(largest, middle.latitude) ?? middle;
}

/** The middle of the widest stretch of a ring at a latitude. */
function widestAt(ring: Ring, latitude: number): Point | undefined {
  const crossings: number[] = [];
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before !== undefined && corner[1] > latitude !== before[1] > latitude)
      crossings.push(((before[0] - corner[0]) * (latitude - corner[1])) / (before[1] - corner[1]) + corner[0]);
    before = corner;
  }
  crossings.sort((one, other) => one - other);
  let best: Position | undefined;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const stretch: Position = [crossings[index] ?? 0, crossings[index + 1] ?? 0];
    if (best === undefined || stretch[1] - stretch[0] > best[1] - best[0]) best = stretch;
  }
  return best && { longitude: (best[0] + best[1]) / 2, latitude };
}
