import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import type { TerritoryBy } from '../../../shared/verifications/census-fields.ts';
import { lettersAndDigits } from '../../../shared/verifications/census-spelling.ts';
import type { MethodSettings } from '../../../shared/verifications/method-settings.ts';
import type { Services } from '../../platform/services.ts';
import { taxonomies } from '../../spaces/directory.ts';

/** Territories by what a file calls them, in one spelling. */
export type KnownTerritories = ReadonlyMap<string, TaxonomyId>;

/**
 * What files may call territories: names in every language of the organization, ids (also those of an import), or postal
 * codes as the method `postal-code` knows them. A name that two territories have is left out: nobody can say which is meant.
 */
export async function knownTerritories(
  services: Services,
  by: TerritoryBy | null,
  codes: MethodSettings['postal-code']['codes'],
): Promise<KnownTerritories> {
  const named: (readonly [string, TaxonomyId])[] = [];
  if (by === 'postal-code') {
    for (const { code, territoryId } of codes) if (territoryId !== null) named.push([code, territoryId]);
  } else if (by !== null) {
    for (const { id, kind, name, externalId } of await taxonomies(services)) {
      if (kind !== 'territory') continue;
      const calls = by === 'id' ? [id, externalId] : Object.values(name);
      for (const call of calls) if (call !== undefined) named.push([call, id]);
    }
  }
  const known = new Map<string, TaxonomyId | null>();
  for (const [call, id] of named) {
    const spelling = lettersAndDigits(call);
    known.set(spelling, known.has(spelling) && known.get(spelling) !== id ? null : id);
  }
  return new Map([...known].flatMap(([call, id]) => (id === null || call === '' ? [] : [[call, id] as const])));
}
