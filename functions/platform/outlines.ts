import * as z from 'zod';
import type { Shape } from '../../shared/places/geometry.ts';
import { decodeShape } from '../../shared/places/simplify.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { ItemOf } from './db/entity.ts';
import { OutlineSets, Outlines } from './entities.ts';
import type { Services } from './services.ts';
import { shortMemory } from './short-memory.ts';

/** Where a territory lies. */
export interface Outline {
  readonly taxonomyId: TaxonomyId;
  readonly shape: Shape;
  /** How far its lines may be from the true ones, in kilometers. */
  readonly toleranceKm: number;
}

/** All outlines, and the path of the public file that holds them; `null`: there is none. */
export interface OutlineSet {
  readonly path: string | null;
  readonly outlines: readonly Outline[];
}

const Encoded = z.array(z.array(z.array(z.int())));

/** The shape of an outline as the table holds it. */
export const shapeOf = ({ shape }: Pick<ItemOf<typeof Outlines>, 'shape'>): Shape =>
  decodeShape(Encoded.parse(JSON.parse(shape)));

/** A change of an outline is seen everywhere after so long. */
const MAX_AGE_MS = 5000;

const memory = shortMemory(
  MAX_AGE_MS,
  async ({ db }: Pick<Services, 'db' | 'now'>, _: 'outlines'): Promise<OutlineSet> => {
    // The version first: outlines are then as new as the file that it names, or newer.
    const set = await db.get(OutlineSets, {});
    if (set === undefined) return { path: null, outlines: [] };
    const items = await db.all(Outlines, {});
    const outlines = items.map((item) => ({
      taxonomyId: item.taxonomyId,
      toleranceKm: item.toleranceKm,
      shape: shapeOf(item),
    }));
    return { path: set.path, outlines };
  },
);

/** Outlines of all territories, at most five seconds old. */
export const outlineSet = (services: Pick<Services, 'db' | 'now'>): Promise<OutlineSet> =>
  memory.get(services, 'outlines');

/** Makes this function read them again: it has just changed one. */
export const forgetOutlines = (services: Pick<Services, 'db'>): void => memory.forget(services, 'outlines');
