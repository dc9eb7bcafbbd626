/** Maps drawn without a script: positions on the plane of an SVG. Pure. */
import { type Bounds, boundsOf, type Point, type Position, positionsOf, type Shape } from './geometry.ts';
import { withAtMost } from './simplify.ts';

const RADIANS = Math.PI / 180;
/** Where Mercator ends: beyond it the plane has no end. */
const MOST_NORTH = 85;

/** Mercator, with north up and one degree of longitude as unit, as maps on screens are drawn. */
export function project([longitude, latitude]: Position): Position {
  const bounded = Math.max(-MOST_NORTH, Math.min(MOST_NORTH, latitude));
  return [longitude, -Math.log(Math.tan(Math.PI / 4 + (bounded * RADIANS) / 2)) / RADIANS];
}

/** The plane of one drawing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where a position is drawn. */
  at(point: Point): Position;
  /** Path data of a shape, with at most so many corners. */
  path(shape: Shape, corners: number): string;
}

/** Least span of a drawing in degrees: one village is not blown up to the size of a region. */
const LEAST_SPAN = 0.02;

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);

/** A drawing of an area, at most so wide and high, with a margin around. */
export function drawingOf(area: Bounds, size: { readonly width: number; readonly height: number }): Drawing {
  const east = area.east < area.west ? area.east + 360 : area.east;
  const [left, top] = project([area.west, area.north]);
  const [right, bottom] = project([east, area.south]);
  const span = Math.max(right - left, ((bottom - top) * size.width) / size.height, LEAST_SPAN) * 1.06;
  const scale = size.width / span;
  const width = size.width;
  const height = Math.min(size.height, Math.max(((bottom - top) * 1.06 + LEAST_SPAN) * scale, size.height / 3));
  const middle: Position = [(left + right) / 2, (top + bottom) / 2];
  const toPlane = (position: Position): Position => {
    const [x, y] = project(position);
    const around = x - middle[0] > 180 ? x - 360 : x - middle[0] < -180 ? x + 360 : x;
    return [width / 2 + (around - middle[0]) * scale, height / 2 + (y - middle[1]) * scale];
  };
  return {
    width,
    height,
    at: ({ longitude, latitude }) => toPlane([longitude, latitude]),
    path: (shape, corners) =>
      withAtMost(shape, corners)
        .flat()
        .map((ring) => `M${ring.map((position) => toPlane(position).map(oneDecimal).join(' ')).join('L')}Z`)
        .join(''),
  };
}

/** The area of shapes and points together; `undefined` where there is nothing to draw. */
export const areaOf = (shapes: readonly Shape[], points: readonly Point[]): Bounds | undefined =>
  boundsOf([
    ...shapes.flatMap(positionsOf),
    ...points.map(({ longitude, latitude }): Position => [longitude, latitude]),
  ]);
