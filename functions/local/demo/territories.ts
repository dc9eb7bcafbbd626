import type { TerritoryOutline } from '../../../shared/places/contract.ts';
import { isWithin, type Shape } from '../../../shared/places/geometry.ts';
import { decodeShape } from '../../../shared/places/simplify.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { SHIPPED_TOLERANCE_KM } from '../../places/shipped.ts';
import type { DemoApi } from './api.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Which territory a point is in; `null` where it is in none. */
export type TerritoryAt = (point: Point) => Taxonomy['id'] | null;

/** Makes the regions of France territories of every process, each with its outline. */
export async function seedTerritories(api: DemoApi): Promise<TerritoryAt> {
  const { shipped } = await api.send<{ shipped: { code: string; name: string; kind: string }[] }>('GET', '/outlines');
  const known: { readonly id: Taxonomy['id']; readonly shape: Shape }[] = [];
  for (const [position, { code, name }] of shipped.filter(({ kind }) => kind === 'region').entries()) {
    const territory = { kind: 'territory', name: { fr: name }, position, parentId: null };
    const { id } = await api.send<Taxonomy>('POST', '/taxonomies', territory);
    const { shape } = await api.send<TerritoryOutline>('PUT', `/territories/${id}/outline`, { code });
    known.push({ id, shape: decodeShape(shape) });
  }
  return (point) => known.find(({ shape }) => isWithin(shape, point, SHIPPED_TOLERANCE_KM))?.id ?? null;
}
