import { places, type TerritoryOutline } from '../../shared/places/contract.ts';
import { shapeOfGeoJson } from '../../shared/places/geojson.ts';
import { positionsOf } from '../../shared/places/geometry.ts';
import { encodeShape, withAtMost } from '../../shared/places/simplify.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { Outlines } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { outlineSet, shapeOf } from '../platform/outlines.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { changeOutline } from './change-outlines.ts';
import { choicesOf, SHIPPED_TOLERANCE_KM, shippedOutlines } from './shipped.ts';

type OutlineItem = ItemOf<typeof Outlines>;
type Given = Omit<OutlineItem, 'taxonomyId'>;

/** Corners that an outline keeps: enough for the screen of a desk, some 20 kB. */
const MOST_CORNERS = 2000;
/** What official outlines are drawn with, and what simplifying may add. */
const OWN_TOLERANCE_KM = 0.3;

function shown(item: OutlineItem, names: ReadonlyMap<string, string>): TerritoryOutline {
  const { taxonomyId, code } = item;
  const shape = shapeOf(item);
  return {
    taxonomyId,
    code,
    name: code === null ? null : (names.get(code) ?? null),
    corners: positionsOf(shape).length,
    shape: encodeShape(shape),
  };
}

const namesOf = async () => new Map((await shippedOutlines()).map(({ code, name }) => [code, name]));

/** @throws Problem `outline.unknown-code` */
async function byCode(code: string): Promise<Given> {
  const shipped = (await shippedOutlines()).find((one) => one.code === code);
  if (shipped === undefined) throw new Problem('outline.unknown-code');
  return { code, toleranceKm: SHIPPED_TOLERANCE_KM, shape: JSON.stringify(shipped.shape) };
}

/** @throws Problem `outline.*` for what encloses nothing, lies off the globe or has too many corners. */
function byGeoJson(value: unknown): Given {
  const shape = shapeOfGeoJson(value);
  if (typeof shape === 'string') throw new Problem(shape);
  const simpler = withAtMost(shape, MOST_CORNERS);
  return { code: null, toleranceKm: OWN_TOLERANCE_KM, shape: JSON.stringify(encodeShape(simpler)) };
}

/** @throws Problem `taxonomy.not-found` unless there is such a territory. */
async function requireTerritory(services: Pick<Services, 'db'>, taxonomyId: TaxonomyId): Promise<void> {
  const isThere = (await taxonomies(services)).some(({ id, kind }) => id === taxonomyId && kind === 'territory');
  if (!isThere) throw new Problem('taxonomy.not-found');
}

/** Where territories lie, and what can be chosen. */
export const listOutlines = handle(places.listOutlines, async (_, { db }) => {
  const names = await namesOf();
  const items = await db.all(Outlines, {});
  return { items: items.map((item) => shown(item, names)), shipped: choicesOf(await shippedOutlines()) };
});

/** Where browsers find the outlines. */
export const readOutlines = handle(places.readOutlines, async (_, services) => ({
  path: (await outlineSet(services)).path,
}));

/** Says where a territory lies. Of GeoJSON only numbers are kept. */
export const setOutline = handle(places.setOutline, async ({ params: { taxonomyId }, body }, services) => {
  await requireTerritory(services, taxonomyId);
  const outline = 'code' in body ? await byCode(body.code) : byGeoJson(body.geoJson);
  await changeOutline(services, taxonomyId, outline);
  return shown({ ...outline, taxonomyId }, await namesOf());
});

/** Forgets where a territory lies. */
export const removeOutline = handle(places.removeOutline, async ({ params: { taxonomyId } }, services) => {
  await changeOutline(services, taxonomyId, undefined);
  return undefined;
});
