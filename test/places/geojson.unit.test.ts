import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_CORNERS, shapeOfGeoJson } from '../../shared/places/geojson.ts';

const RING = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const POLYGON = { type: 'Polygon', coordinates: [RING] };

describe('GeoJSON that an administrator brings', () => {
  it.each([
    ['a polygon', POLYGON],
    ['several polygons', { type: 'MultiPolygon', coordinates: [[RING]] }],
    ['a feature', { type: 'Feature', geometry: POLYGON, properties: { name: 'A' } }],
    ['a collection', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: POLYGON }] }],
    ['a collection of geometries', { type: 'GeometryCollection', geometries: [POLYGON] }],
    ['positions with a height', { type: 'Polygon', coordinates: [RING.map((position) => [...position, 12])] }],
  ])('is read from %s', (_, value) => {
    expect(shapeOfGeoJson(value)).toEqual([[RING]]);
  });

  it.each([
    ['nothing', null],
    ['a text', 'Polygon'],
    ['a point', { type: 'Point', coordinates: [0, 0] }],
    ['a line', { type: 'LineString', coordinates: RING }],
    ['a ring of two corners', { type: 'Polygon', coordinates: [RING.slice(0, 2)] }],
    ['coordinates that are texts', { type: 'Polygon', coordinates: [[['0', '0']]] }],
    ['coordinates that are none', { type: 'Polygon', coordinates: null }],
    [
      'collections in collections without end',
      Array.from({ length: 9 }).reduce<unknown>((inner) => ({ type: 'FeatureCollection', features: [inner] }), POLYGON),
    ],
  ])('has no area in %s', (_, value) => {
    expect(shapeOfGeoJson(value)).toBe('outline.no-area');
  });

  it('is refused in meters of a national grid, and taken over the antimeridian', () => {
    const moved = (by: number) => ({ type: 'Polygon', coordinates: [RING.map(([x = 0, y = 0]) => [x + by, y])] });
    expect(shapeOfGeoJson(moved(652_000))).toBe('outline.off-globe');
    expect(shapeOfGeoJson(moved(179.5))).toHaveLength(1);
  });

  it('is refused with more corners than anybody draws', () => {
    const ring = Array.from({ length: MOST_CORNERS + 1 }, (_, index) => [index / 1e6, 0]);
    expect(shapeOfGeoJson({ type: 'Polygon', coordinates: [ring] })).toBe('outline.too-detailed');
  });

  it('gives numbers alone: nothing that a name or a property says comes through', () => {
    const script = '<script>alert(1)</script>';
    const evil = {
      type: 'Feature',
      id: script,
      properties: { name: script, __proto__: { polluted: true } },
      geometry: { ...POLYGON, coordinates: [[...RING, [script, script], { toString: script }]] },
    };
    expect(JSON.stringify(shapeOfGeoJson(evil))).toBe(JSON.stringify([[RING]]));
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        shapeOfGeoJson(value);
        shapeOfGeoJson({ type: 'Polygon', coordinates: value });
        shapeOfGeoJson({ type: 'FeatureCollection', features: value });
      }),
    );
  });
});
