/** Themes and territories: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ProcessId, TaxonomyId } from '../platform/ids.ts';
import { RequiredLocalized } from '../platform/locale.ts';

export const TaxonomyKind = z.enum(['theme', 'territory']);
const TaxonomyFields = z.object({
  kind: TaxonomyKind,
  parentId: TaxonomyId.nullable().describe('null: first level; two levels at most'),
  name: RequiredLocalized,
  position: z.int().nonnegative(),
  processId: ProcessId.nullable()
    .default(null)
    .describe('null: offered in every process; of a second level that of the first counts'),
});
export const Taxonomy = TaxonomyFields.extend({ id: TaxonomyId, externalId: z.string().optional() });
export type Taxonomy = z.infer<typeof Taxonomy>;

/** Routes of themes and territories. */
export const taxonomyRoutes = {
  listTaxonomies: {
    summary: 'Themes and territories',
    method: 'GET',
    path: '/public/taxonomies',
    access: 'public',
    cacheSeconds: 30,
    returns: z.object({ items: z.array(Taxonomy) }),
  },
  manageTaxonomies: {
    summary: 'Themes and territories as they are at this moment: for the back office, never cached',
    method: 'GET',
    path: '/taxonomies',
    access: 'taxonomy.read',
    returns: z.object({ items: z.array(Taxonomy) }),
  },
  createTaxonomy: {
    summary: 'Add a theme or a territory',
    method: 'POST',
    path: '/taxonomies',
    access: 'taxonomy.manage',
    status: 201,
    body: TaxonomyFields,
    returns: Taxonomy,
    problems: ['taxonomy.not-found', 'taxonomy.too-deep', 'process.not-found'],
  },
  updateTaxonomy: {
    summary: 'Change a theme or a territory',
    method: 'PUT',
    path: '/taxonomies/{taxonomyId}',
    access: 'taxonomy.manage',
    params: z.object({ taxonomyId: TaxonomyId }),
    body: TaxonomyFields,
    returns: Taxonomy,
    problems: ['taxonomy.not-found', 'taxonomy.too-deep', 'process.not-found'],
  },
  removeTaxonomy: {
    summary: 'Remove a theme or a territory that has nothing below it; proposals that bear it are shown without it',
    method: 'DELETE',
    path: '/taxonomies/{taxonomyId}',
    access: 'taxonomy.manage',
    status: 204,
    params: z.object({ taxonomyId: TaxonomyId }),
    problems: ['taxonomy.not-found', 'taxonomy.in-use'],
  },
} as const satisfies Record<string, Route>;
