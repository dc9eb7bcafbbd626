import { spaces } from '../../shared/spaces/contract.ts';
import { remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changeTaxonomies } from './change-taxonomies.ts';
import { Taxonomies } from './entities.ts';

/** @throws Problem 404 `taxonomy.not-found`, 409 `taxonomy.in-use` while something stands below it. */
export const removeTaxonomy = handle(spaces.removeTaxonomy, async ({ params: { taxonomyId } }, services) => {
  await changeTaxonomies(services, (all) => {
    if (!all.some(({ id }) => id === taxonomyId)) throw new Problem('taxonomy.not-found');
    if (all.some(({ parentId }) => parentId === taxonomyId)) throw new Problem('taxonomy.in-use');
    return remove(Taxonomies, { id: taxonomyId }, { when: 'present', otherwise: 'taxonomy.not-found' });
  });
  return undefined;
});
