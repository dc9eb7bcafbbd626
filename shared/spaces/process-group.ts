/** Groups of processes, such as all consultations of one city council term: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ProcessGroupId, ProcessId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { MediaPath, Slug, Version } from './fields.ts';

const ProcessGroupFields = z.object({
  slug: Slug,
  title: RequiredLocalized,
  description: Localized.describe('What the processes have in common, Markdown'),
  image: MediaPath.nullable(),
  imageAlt: Localized,
  processIds: z
    .array(ProcessId)
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'process-group.repeated' } })
    .describe('In the order in which they are shown; only published ones are'),
});
export const ProcessGroup = ProcessGroupFields.extend({
  id: ProcessGroupId,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProcessGroup = z.infer<typeof ProcessGroup>;

const params = z.object({ processGroupId: ProcessGroupId });
const list = z.object({ items: z.array(ProcessGroup) });

/** Routes of groups of processes. */
export const processGroupRoutes = {
  listPublicProcessGroups: {
    summary: 'Groups that hold a published process, with their published processes only',
    method: 'GET',
    path: '/public/process-groups',
    access: 'public',
    cacheSeconds: 30,
    returns: list,
  },
  listProcessGroups: {
    summary: 'All groups of processes',
    method: 'GET',
    path: '/process-groups',
    access: 'process.list',
    returns: list,
  },
  createProcessGroup: {
    summary: 'Create a group of processes; the same Idempotency-Key gives the same group',
    method: 'POST',
    path: '/process-groups',
    access: 'process-group.manage',
    status: 201,
    body: ProcessGroupFields,
    returns: ProcessGroup,
    problems: ['process-group.slug-taken', 'process.not-found'],
  },
  updateProcessGroup: {
    summary: 'Change a group of processes',
    method: 'PUT',
    path: '/process-groups/{processGroupId}',
    access: 'process-group.manage',
    params,
    body: ProcessGroupFields.extend({ version: Version }),
    returns: ProcessGroup,
    problems: [
      'process-group.not-found',
      'process-group.slug-taken',
      'process-group.changed-meanwhile',
      'process.not-found',
    ],
  },
  removeProcessGroup: {
    summary: 'Remove a group; its processes stay',
    method: 'DELETE',
    path: '/process-groups/{processGroupId}',
    access: 'process-group.manage',
    status: 204,
    params,
    problems: ['process-group.not-found', 'process-group.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
