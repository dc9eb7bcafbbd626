import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';
import { taxonomies } from './directory.ts';

export const listTaxonomies = handle(spaces.listTaxonomies, async (_, services) => ({
  items: await taxonomies(services),
}));

/** The same, past every cache: what an administrator changes must be what there is. */
export const manageTaxonomies = handle(spaces.manageTaxonomies, async (_, services) => ({
  items: await taxonomies(services),
}));
