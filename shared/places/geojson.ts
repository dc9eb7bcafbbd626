/** Outlines that administrators bring as GeoJSON: whatever was pasted, out comes a shape or a reason. Pure. */
import { isPoint, type Position, positionsOf, type Ring, type Shape } from './geometry.ts';

/** What is wrong with a GeoJSON text. */
export type OutlineProblem = 'outline.no-area' | 'outline.off-globe' | 'outline.too-detailed';

/** Corners that an upload may have; more than any official outline of one territory. */
export const MOST_CORNERS = 200_000;
/** Depth of collections in collections. */
const DEEPEST = 4;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function positionOf(value: unknown): Position | undefined {
  const [longitude, latitude] = listOf(value);
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : undefined;
}

/** A ring without what is no position; a triangle is the least that encloses anything. */
function ringOf(value: unknown): Ring | undefined {
  const ring = listOf(value).flatMap((item) => [positionOf(item)].filter((position) => position !== undefined));
  return ring.length >= 4 ? ring : undefined;
}

function polygonOf(value: unknown): readonly Ring[] {
  const [outer, ...holes] = listOf(value).map(ringOf);
  return outer === undefined ? [] : [outer, ...holes.filter((hole) => hole !== undefined)];
}

/** Areas of a geometry, a feature or a collection; properties, names and all else are not looked at. */
function polygonsOf(value: unknown, depth = 0): Shape {
  if (!isRecord(value) || depth > DEEPEST) return [];
  switch (value.type) {
    case 'Polygon':
      return [polygonOf(value.coordinates)];
    case 'MultiPolygon':
      return listOf(value.coordinates).map(polygonOf);
    case 'Feature':
      return polygonsOf(value.geometry, depth + 1);
    case 'FeatureCollection':
      return listOf(value.features).flatMap((feature) => polygonsOf(feature, depth + 1));
    case 'GeometryCollection':
      return listOf(value.geometries).flatMap((geometry) => polygonsOf(geometry, depth + 1));
    default:
      return [];
  }
}

/** A shape over the antimeridian may go on beyond it, up to once around. */

/**
 * The area of a GeoJSON value: of all its features together.
 *
 * Only numbers are taken from it, so that no text of an upload ever reaches a page. Metres of a national grid, which
 * lie far off the globe, are refused rather than drawn in the sea.
 */
export function shapeOfGeoJson(value: unknown): Shape | OutlineProblem {
  const shape = polygonsOf(value).filter((polygon) => polygon.length > 0);
  const positions = positionsOf(shape);
  if (positions.length === 0) return 'outline.no-area';
  if (positions.length > MOST_CORNERS) return 'outline.too-detailed';
  const isOnGlobe = ([longitude, latitude]: Position) => isPoint({ longitude: longitude / 2, latitude });
  return positions.every(isOnGlobe) ? shape : 'outline.off-globe';
}
