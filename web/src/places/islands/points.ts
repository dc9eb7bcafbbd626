import Supercluster, { type AnyProps } from 'supercluster';
import type { Bounds, Position } from '../../../../shared/places/geometry.ts';

/** Positions as the API gives them, in columns. */
export interface Columns {
  readonly ids: readonly string[];
  readonly latitudes: readonly number[];
  readonly longitudes: readonly number[];
  readonly titles: readonly string[] | null;
}

const STEPS = 100_000;

/** What a point of the index carries: its number in the columns. */
interface Numbered {
  readonly number: number;
}
export type Clusters = Supercluster<Numbered, AnyProps>;
export type Cluster = ReturnType<Clusters['getClusters']>[number];

/** Pixels within which points are one. */
const RADIUS = 64;

/** Points by scale: a hundred thousand take a third of a second. */
export function clustersOf({ latitudes, longitudes }: Columns, maxZoom: number): Clusters {
  const index: Clusters = new Supercluster({ radius: RADIUS, maxZoom, extent: 256 });
  return index.load(
    latitudes.map((latitude, number) => ({
      type: 'Feature',
      properties: { number },
      geometry: { type: 'Point', coordinates: [(longitudes[number] ?? 0) / STEPS, latitude / STEPS] },
    })),
  );
}

/** The smallest area with all positions: across the antimeridian where that is smaller. */
export function areaOfPoints({ latitudes, longitudes }: Columns): Bounds | undefined {
  const sorted = [...longitudes].sort((one, other) => one - other);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // The widest stretch without a point is what the area leaves out.
  let [west, east, widest] = [first, last, first + 360 * STEPS - last];
  for (const [index, longitude] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next - longitude > widest) [west, east, widest] = [next, longitude, next - longitude];
  }
  let [south, north] = [latitudes[0] ?? 0, latitudes[0] ?? 0];
  for (const latitude of latitudes) [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  return { west: west / STEPS, south: south / STEPS, east: east / STEPS, north: north / STEPS };
}

/** Scale at which continents are told apart, and the share of all points that makes one of them the place to look at. */
const CONTINENTS = 3;
const MOST = 0.6;

/** The area to look at first: where most points lie. One town overseas would make the country a dot in the ocean. */
export function firstArea(columns: Columns, clusters: Clusters): Bounds | undefined {
  const groups = clusters.getClusters([-180, -90, 180, 90], CONTINENTS).flatMap(({ properties }) => {
    if (!('point_count' in properties)) return [];
    return [{ cluster_id: Number(properties.cluster_id), point_count: Number(properties.point_count) }];
  });
  const largest = groups.sort((one, other) => other.point_count - one.point_count)[0];
  if (largest === undefined || largest.point_count < MOST * columns.ids.length) return areaOfPoints(columns);
  const numbers = clusters
    .getLeaves(largest.cluster_id, largest.point_count)
    .map(({ properties }) => properties.number);
  return areaOfPoints({
    ...columns,
    latitudes: numbers.map((number) => columns.latitudes[number] ?? 0),
    longitudes: numbers.map((number) => columns.longitudes[number] ?? 0),
  });
}

/** A longitude as the view has it: maps go on beyond 180°. */
export const aroundView = (longitude: number, center: number): number =>
  longitude + Math.round((center - longitude) / 360) * 360;

/** Where a cluster stands. */
export function positionOf(cluster: Cluster): Position {
  const [longitude = 0, latitude = 0] = cluster.geometry.coordinates;
  return [longitude, latitude];
}

/** A longitude between -180 and 180. */
const normal = (longitude: number) => longitude - Math.floor((longitude + 180) / 360) * 360;

/** The visible area as the API wants it. */
export function boundsText({ west, south, east, north }: Bounds): string {
  const isWhole = east - west >= 360;
  const sides = [
    isWhole ? -180 : normal(west),
    Math.max(-90, south),
    isWhole ? 180 : normal(east),
    Math.min(90, north),
  ];
  return sides.map((side) => side.toFixed(5)).join(',');
}
