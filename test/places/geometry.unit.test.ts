import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawingOf } from '../../shared/places/drawing.ts';
import {
  boundsOf,
  contains,
  isInBounds,
  isWithin,
  labelPoint,
  parseBounds,
  positionsOf,
  rounded,
  type Shape,
} from '../../shared/places/geometry.ts';
import { decodeShape, encodeShape, withAtMost } from '../../shared/places/simplify.ts';

/** A square with a square hole. */
const RING: Shape = [
  [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [6, 4],
      [6, 6],
      [4, 6],
      [4, 4],
    ],
  ],
];
/** Fiji as some files have it: on both sides of the antimeridian. */
const FIJI: Shape = [
  [
    [
      [177, -19],
      [182, -19],
      [182, -16],
      [177, -16],
      [177, -19],
    ],
  ],
];
const at = (longitude: number, latitude: number) => ({ longitude, latitude });

describe('a shape', () => {
  it.each([
    ['holds what is inside', at(2, 2), true],
    ['does not hold what is beside it', at(11, 2), false],
    ['does not hold what is in a hole', at(5, 5), false],
    ['holds what is beyond the hole on the same height', at(8, 5), true],
  ])('%s', (_, point, expected) => {
    expect(contains(RING, point)).toBe(expected);
  });

  it('that crosses the antimeridian holds both sides of it', () => {
    expect(contains(FIJI, at(178, -18))).toBe(true);
    expect(contains(FIJI, at(-179, -18))).toBe(true);
    expect(contains(FIJI, at(-177, -18))).toBe(false);
  });

  it('forgives what lies a little beside it, in kilometers and not in degrees', () => {
    const north: Shape = [RING[0]?.map((ring) => ring.map(([x, y]) => [x, y + 60] as const)) ?? []];
    // A degree of longitude has 111 km at the equator, and 55 km at 60° north.
    expect(isWithin(RING, at(10.02, 5), 3)).toBe(true);
    expect(isWithin(RING, at(10.04, 5), 3)).toBe(false);
    expect(isWithin(north, at(10.04, 62), 3)).toBe(true);
    expect(isWithin(north, at(10.08, 62), 3)).toBe(false);
  });

  it('holds nothing that is no number', () => {
    expect(contains(RING, at(Number.NaN, 5))).toBe(false);
    expect(isWithin(RING, at(5, Number.NaN), 1000)).toBe(false);
    expect(isWithin(RING, at(Number.POSITIVE_INFINITY, 5), 1000)).toBe(false);
  });

  it('is labelled inside itself, even where its middle is outside', () => {
    const horseshoe: Shape = [
      [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [8, 10],
          [8, 2],
          [2, 2],
          [2, 10],
          [0, 10],
        ],
      ],
    ];
    const label = labelPoint(horseshoe);
    expect(label && contains(horseshoe, label)).toBe(true);
  });
});

describe('an area', () => {
  it.each([
    ['0,1,2,3', { west: 0, south: 1, east: 2, north: 3 }],
    ['170,-20,-170,-10', { west: 170, south: -20, east: -170, north: -10 }],
    ['', undefined],
    ['0,1,2', undefined],
    ['0,1,2,3,4', undefined],
    ['0,3,2,1', undefined],
    ['a,b,c,d', undefined],
    ['NaN,1,2,3', undefined],
    ['0,,2,3', undefined],
    ['0,-91,2,3', undefined],
    ['0,1,2,1e999', undefined],
  ])('is read from %j or refused', (text, expected) => {
    expect(parseBounds(text)).toEqual(expected);
  });

  it('that crosses the antimeridian holds what lies around it, and nothing from the other side of the globe', () => {
    const bounds = { west: 170, south: -20, east: -170, north: -10 };
    expect(isInBounds(at(179, -15), bounds)).toBe(true);
    expect(isInBounds(at(-179, -15), bounds)).toBe(true);
    expect(isInBounds(at(0, -15), bounds)).toBe(false);
  });
});

describe('a simpler shape', () => {
  /** A coast with a thousand corners. */
  const coast: Shape = [
    [
      Array.from({ length: 1000 }, (_, index) => {
        const angle = (index / 1000) * 2 * Math.PI;
        const radius = 5 + Math.sin(index * 7) * 0.05;
        return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
      }),
    ],
  ];

  it('has at most so many corners and hardly another area', () => {
    const simpler = withAtMost(coast, 80);
    expect(positionsOf(simpler).length).toBeLessThanOrEqual(80);
    expect(positionsOf(simpler).length).toBeGreaterThan(10);
    const [before, after] = [boundsOf(positionsOf(coast)), boundsOf(positionsOf(simpler))];
    expect(Math.abs((before?.east ?? 0) - (after?.east ?? 9))).toBeLessThan(0.3);
  });

  it('is never empty', () => {
    expect(withAtMost(coast, 1).length).toBeGreaterThan(0);
  });

  it('comes back from its encoded form to ten meters', () => {
    const degrees = fc.double({ min: -180, max: 180, noNaN: true });
    const ring = fc.array(fc.tuple(degrees, fc.double({ min: -90, max: 90, noNaN: true })), { minLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (shape) => {
        const back = positionsOf(decodeShape(JSON.parse(JSON.stringify(encodeShape(shape)))));
        const given = positionsOf(shape);
        expect(back).toHaveLength(given.length);
        for (const [index, [x, y]] of given.entries()) {
          expect(Math.abs((back[index]?.[0] ?? 999) - x)).toBeLessThanOrEqual(0.000051);
          expect(Math.abs((back[index]?.[1] ?? 999) - y)).toBeLessThanOrEqual(0.000051);
        }
      }),
    );
  });
});

describe('a drawing', () => {
  const size = { width: 400, height: 300 };

  it('has everything of its area within its edges', () => {
    const drawing = drawingOf({ west: -5, south: 41, east: 10, north: 51 }, size);
    for (const point of [at(-5, 41), at(10, 51), at(2, 46)]) {
      const [x, y] = drawing.at(point);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(drawing.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(drawing.height);
    }
  });

  it('of one point or of the antimeridian has an extent', () => {
    const point = drawingOf({ west: 2, south: 46, east: 2, north: 46 }, size);
    expect(point.height).toBeGreaterThan(0);
    expect(point.at(at(2, 46))[0]).toBeCloseTo(200);
    const around = drawingOf({ west: 177, south: -19, east: -178, north: -16 }, size);
    const [x] = around.at(at(-179, -17));
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(400);
  });
});

describe('a position that is shared', () => {
  it('is known to a hundred meters and no closer', () => {
    expect(rounded(at(-4.486321, 48.390377), 3)).toEqual({ longitude: -4.486, latitude: 48.39 });
  });
});
