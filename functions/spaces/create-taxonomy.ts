import { spaces } from '../../shared/spaces/contract.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { changeTaxonomies, checkPlace, requireProcess } from './change-taxonomies.ts';
import { Taxonomies } from './entities.ts';
import { saidLanguages } from './localized.ts';

/**
 * Adds a theme or a territory; the same Idempotency-Key gives the one that is there.
 *
 * @throws Problem 404 `taxonomy.not-found` for an unknown parent, 422 `taxonomy.too-deep` below a second level.
 */
export const createTaxonomy = handle(spaces.createTaxonomy, async ({ body, actor, idempotencyKey }, services) => {
  const id = idempotentId('taxonomy', services, actor, idempotencyKey);
  let taxonomy: Taxonomy = { ...body, id, name: saidLanguages(body.name) };
  await requireProcess(services, body.processId);
  await changeTaxonomies(services, (all) => {
    const known = all.find((one) => one.id === id);
    if (known !== undefined) {
      taxonomy = known;
      return undefined;
    }
    checkPlace(taxonomy, all);
    return put(Taxonomies, taxonomy, { when: 'absent', otherwise: 'unchanged' });
  });
  return taxonomy;
});
