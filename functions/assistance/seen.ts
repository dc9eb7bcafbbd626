import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { type DocumentFacts, personOfDocument } from '../../shared/verifications/document.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import type { Found } from './slots.ts';

/** What an agent has read from a document. @throws Problem `taxonomy.not-found` for a territory that is none */
export async function seenIn(
  services: Services,
  { document, territoryId }: { readonly document: DocumentFacts; readonly territoryId: TaxonomyId | null },
): Promise<Found> {
  if (territoryId !== null) {
    const all = await taxonomies(services);
    const isTerritory = all.some(({ id, kind }) => id === territoryId && kind === 'territory');
    if (!isTerritory) throw new Problem('taxonomy.not-found');
  }
  return { person: personOfDocument(document), bornOn: document.bornOn, territoryId };
}
