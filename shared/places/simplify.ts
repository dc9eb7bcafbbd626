/** Outlines with fewer corners, and their form in files. Pure. */
import type { Position, Ring, Shape } from './geometry.ts';
import { sizeOf } from './geometry.ts';

/** Square of the distance of a corner from the line between two others, in degrees. */
function offLine([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
}

/** Index of the corner between two others that is farthest from the line between them, with how far it is. */
function farthest(ring: Ring, first: number, last: number): [index: number, offset: number] {
  const [start, end] = [ring[first], ring[last]];
  let found: [number, number] = [first, 0];
  if (start === undefined || end === undefined) return found;
  for (let index = first + 1; index < last; index++) {
    const corner = ring[index];
    const offset = corner === undefined ? 0 : offLine(corner, start, end);
    if (offset > found[1]) found = [index, offset];
  }
  return found;
}

/** Drops corners that are at most `tolerance` degrees off (Douglas-Peucker, without recursion). */
function simplerRing(ring: Ring, tolerance: number): Ring {
  const keeps = new Set([0, ring.length - 1]);
  const stretches: [number, number][] = [[0, ring.length - 1]];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [first, last] = stretch;
    const [index, offset] = farthest(ring, first, last);
    if (offset <= tolerance * tolerance) continue;
    keeps.add(index);
    stretches.push([first, index], [index, last]);
  }
  return ring.filter((_, index) => keeps.has(index));
}

const corners = (shape: Shape) =>
  shape.reduce((sum, polygon) => polygon.reduce((own, ring) => own + ring.length, sum), 0);

function simplified(shape: Shape, tolerance: number): Shape {
  const polygons = shape
    .map((polygon) => polygon.map((ring) => simplerRing(ring, tolerance)).filter((ring) => ring.length >= 4))
    .filter((polygon) => polygon.length > 0 && sizeOf(polygon[0] ?? []) > tolerance);
  return polygons;
}

/** About ten meters. */
const FINEST = 0.0001;

/**
 * A shape with at most so many corners, as close to the given one as that allows. An island of some meters may be gone;
 * a shape is never left empty.
 */
export function withAtMost(shape: Shape, most: number): Shape {
  let best = shape;
  for (let tolerance = FINEST; corners(best) > most && tolerance < 90; tolerance *= 1.5) {
    const simpler = simplified(shape, tolerance);
    if (simpler.length === 0) break;
    best = simpler;
  }
  return best;
}

/** Steps of a degree in encoded shapes: about ten meters. */
const STEPS = 10_000;

/** A shape as whole numbers, each the step from the one before: a third of the size of the same in degrees. */
export type EncodedShape = number[][][];

export const encodeShape = (shape: Shape): EncodedShape =>
  shape.map((polygon) =>
    polygon.map((ring) => {
      let [x, y] = [0, 0];
      return ring.flatMap(([longitude, latitude]) => {
        const [nextX, nextY] = [Math.round(longitude * STEPS), Math.round(latitude * STEPS)];
        const step = [nextX - x, nextY - y];
        [x, y] = [nextX, nextY];
        return step;
      });
    }),
  );

/** The shape that was encoded, to the step. */
export const decodeShape = (encoded: EncodedShape): Shape =>
  encoded.map((polygon) =>
    polygon.map((steps) => {
      let [x, y] = [0, 0];
      const ring: Position[] = [];
      for (let index = 0; index + 1 < steps.length; index += 2) {
        x += steps[index] ?? 0;
        y += steps[index + 1] ?? 0;
        ring.push([x / STEPS, y / STEPS]);
      }
      return ring;
    }),
  );
