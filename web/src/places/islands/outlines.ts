import type { Shape } from '../../../../shared/places/geometry.ts';
import { decodeShape, type EncodedShape } from '../../../../shared/places/simplify.ts';

/** Reads a file of this site. @throws when it cannot be had */
export async function fetchJson(path: string) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

/** Outline of a territory. */
export interface TerritoryShape {
  readonly id: string;
  readonly shape: Shape;
  /** How far its lines may be from the true ones, in kilometers. */
  readonly toleranceKm: number;
}

/** The public file of outlines. */
type OutlineFile = readonly { readonly id: string; readonly km: number; readonly shape: EncodedShape }[];

/** Outlines of territories, of all processes. @throws when they cannot be had */
export async function fetchOutlines(path: string): Promise<TerritoryShape[]> {
  const outlines: OutlineFile = await fetchJson(path);
  return outlines.map(({ id, km, shape }) => ({ id, toleranceKm: km, shape: decodeShape(shape) }));
}
