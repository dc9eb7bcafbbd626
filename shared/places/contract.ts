/** HTTP contract of places: finding an address, and where territories lie. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { TaxonomyId } from '../platform/ids.ts';

/** A place that was found by its name. */
export const FoundPlace = z.object({
  /** `Brest`, or `12 rue de Siam`. */
  name: z.string(),
  /** What tells it from others of its name: `29200, Finistère`. */
  context: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  precision: z
    .enum(['address', 'municipality', 'area'])
    .describe('address: a house or street; municipality: its middle; area: only the postal area is known'),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

/** An outline that the platform ships. */
export const ShippedOutline = z.object({ code: z.string(), name: z.string(), kind: z.enum(['region', 'department']) });
export type ShippedOutline = z.infer<typeof ShippedOutline>;

/** Outline of one territory, as the back office shows it. */
export const TerritoryOutline = z.object({
  taxonomyId: TaxonomyId,
  code: z.string().nullable().describe('Code of a shipped outline; null: an own one'),
  name: z.string().nullable().describe('Name of the shipped outline'),
  corners: z.int().positive(),
  /** As in the public file: see `decodeShape`. */
  shape: z.array(z.array(z.array(z.int()))),
});
export type TerritoryOutline = z.infer<typeof TerritoryOutline>;

const one = z.object({ taxonomyId: TaxonomyId });

export const places = defineContract('places', {
  search: {
    summary: 'Places by name, part of a name or postal code; the best first',
    method: 'GET',
    path: '/public/places',
    access: 'public',
    cacheSeconds: 300,
    query: z.object({
      q: z.string().trim().min(2).max(120),
      limit: z.coerce.number().int().min(1).max(20).optional(),
    }),
    returns: z.object({ items: z.array(FoundPlace) }),
  },
  nearest: {
    summary: 'The commune nearest to a position, to give a pin a name; null: none within 30 km',
    method: 'GET',
    path: '/public/places/nearest',
    access: 'public',
    cacheSeconds: 300,
    query: z.object({
      latitude: z.coerce.number().min(-90).max(90),
      longitude: z.coerce.number().min(-180).max(180),
    }),
    returns: z.object({ place: FoundPlace.nullable() }),
  },
  readOutlines: {
    summary: 'Path of the public file of all outlines; null: no territory has one',
    method: 'GET',
    path: '/public/outlines',
    access: 'public',
    cacheSeconds: 30,
    returns: z.object({ path: z.string().nullable() }),
  },
  listOutlines: {
    summary: 'Where territories lie, and the outlines that can be chosen',
    method: 'GET',
    path: '/outlines',
    access: 'outline.manage',
    returns: z.object({ items: z.array(TerritoryOutline), shipped: z.array(ShippedOutline) }),
  },
  setOutline: {
    summary: 'Say where a territory lies: by the code of a shipped outline, or by GeoJSON in WGS 84',
    method: 'PUT',
    path: '/territories/{taxonomyId}/outline',
    access: 'outline.manage',
    maxBytes: 4_000_000,
    params: one,
    body: z.union([z.object({ code: z.string().max(20) }), z.object({ geoJson: z.unknown() })]),
    returns: TerritoryOutline,
    problems: [
      'taxonomy.not-found',
      'outline.unknown-code',
      'outline.no-area',
      'outline.off-globe',
      'outline.too-detailed',
    ],
  },
  removeOutline: {
    summary: 'Forget where a territory lies; without an outline it changes nothing',
    method: 'DELETE',
    path: '/territories/{taxonomyId}/outline',
    access: 'outline.manage',
    status: 204,
    params: one,
  },
});
