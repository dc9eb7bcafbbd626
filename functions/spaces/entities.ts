/** What spaces keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { PreviewLinkId, ProcessGroupId, ProcessId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { Announcement } from '../../shared/spaces/announcement.ts';
import { Component } from '../../shared/spaces/component.ts';
import { ProcessDocuments } from '../../shared/spaces/document.ts';
import { Organization } from '../../shared/spaces/organization.ts';
import { Partners } from '../../shared/spaces/partner.ts';
import { Peaks } from '../../shared/spaces/peak.ts';
import { Process } from '../../shared/spaces/process.ts';
import { ProcessGroup } from '../../shared/spaces/process-group.ts';
import { SitePage } from '../../shared/spaces/site-page.ts';
import { Taxonomy } from '../../shared/spaces/taxonomy.ts';
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

export const ProcessGroups = defineEntity('ProcessGroup', {
  schema: ProcessGroup,
  key: { pk: 'PROCESS-GROUPS', sk: 'GROUP#{id}' },
});

/** Who holds the slug of a group: written in the transaction that writes the group. */
export const ProcessGroupSlugs = defineEntity('ProcessGroupSlug', {
  schema: z.object({ slug: z.string(), processGroupId: ProcessGroupId }),
  key: { pk: 'PROCESS-GROUP-SLUG#{slug}', sk: 'SLUG' },
});

/** A link that shows a process before it is published. The token itself is not kept, only what proves it. */
export const PreviewLinks = defineEntity('PreviewLink', {
  schema: z.object({
    id: PreviewLinkId,
    processId: ProcessId,
    label: z.string(),
    /** Made to be given to others, and so listed; `false` for the preview inside the back office. */
    isShared: z.boolean(),
    /** SHA-256 of the token. */
    hash: z.string(),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'PREVIEW-LINKS', sk: 'LINK#{id}' },
  expires: 'expiresAt',
});

/** Every page shows those that concern it and the clock follows them all, so they share a partition. */
export const Announcements = defineEntity('Announcement', {
  schema: Announcement,
  key: { pk: 'ANNOUNCEMENTS', sk: '{spaceId}' },
});

export const PartnerLists = defineEntity('PartnerList', {
  schema: Partners,
  key: { pk: 'PARTNERS#{spaceId}', sk: 'PARTNERS' },
});

/** The peaks that are expected, in one item: they are few, and changed as a whole. */
export const PeakLists = defineEntity('PeakList', { schema: Peaks, key: { pk: 'PEAKS', sk: 'PEAKS' } });

export const DocumentLists = defineEntity('DocumentList', {
  schema: ProcessDocuments,
  key: { pk: 'PROCESS-DOCUMENTS#{processId}', sk: 'DOCUMENTS' },
});

/** Pages that somebody has written. The footer of every page names them, so they share a partition. */
export const SitePages = defineEntity('SitePage', {
  schema: SitePage,
  key: { pk: 'SITE-PAGES', sk: '{slug}' },
});
