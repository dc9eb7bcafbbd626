/** What spaces keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ProcessId } from '../../shared/platform/ids.ts';
import { Component, Organization, Process, Taxonomy } from '../../shared/spaces/contract.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** The one organization of a deployment; missing until somebody has changed a default. */
export const Organizations = defineEntity('Organization', {
  schema: Organization,
  key: { pk: 'ORGANIZATION', sk: 'ORGANIZATION' },
});

export const Taxonomies = defineEntity('Taxonomy', {
  schema: Taxonomy,
  key: { pk: 'TAXONOMIES', sk: 'TAXONOMY#{id}' },
});

/**
 * Version of all taxonomies together. Whether a taxonomy may stand where it should, or be removed, depends on others
 * than itself; each change is made on condition that this version is still the one they were read with.
 */
export const TaxonomyTrees = defineEntity('TaxonomyTree', {
  schema: z.object({ version: z.int().nonnegative() }),
  key: { pk: 'TAXONOMY-TREE', sk: 'TREE' },
});

/** Processes are few and shown together, so they share a partition. */
export const Processes = defineEntity('Process', {
  schema: Process,
  key: { pk: 'PROCESSES', sk: 'PROCESS#{id}' },
});

/** Who holds a slug: written in the transaction that writes the process, so two processes never share one. */
export const ProcessSlugs = defineEntity('ProcessSlug', {
  schema: z.object({ slug: z.string(), processId: ProcessId }),
  key: { pk: 'PROCESS-SLUG#{slug}', sk: 'SLUG' },
});

export const Components = defineEntity('Component', {
  schema: Component,
  key: { pk: 'COMPONENTS', sk: 'COMPONENT#{id}' },
});
