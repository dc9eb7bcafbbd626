import { spaces } from '../../shared/spaces/contract.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changeTaxonomies, checkPlace, requireProcess } from './change-taxonomies.ts';
import { Taxonomies } from './entities.ts';
import { saidLanguages } from './localized.ts';

/**
 * Changes name, place and order of a theme or a territory. One with others below it keeps its kind, or they would
 * stand below one of another kind.
 *
 * @throws Problem 404 `taxonomy.not-found`, 409 `taxonomy.in-use`, 422 `taxonomy.too-deep`
 */
export const updateTaxonomy = handle(spaces.updateTaxonomy, async ({ params, body, tellChanged }, services) => {
  const id = params.taxonomyId;
  let taxonomy: Taxonomy = { ...body, id, name: saidLanguages(body.name) };
  await requireProcess(services, body.processId);
  await changeTaxonomies(services, (all) => {
    const known = all.find((one) => one.id === id);
    if (known === undefined) throw new Problem('taxonomy.not-found');
    checkPlace(taxonomy, all);
    if (known.kind !== body.kind && all.some(({ parentId }) => parentId === id)) throw new Problem('taxonomy.in-use');
    taxonomy = { ...known, ...taxonomy };
    tellChanged(known, taxonomy);
    return put(Taxonomies, taxonomy, { when: 'present', otherwise: 'taxonomy.not-found' });
  });
  return taxonomy;
});
