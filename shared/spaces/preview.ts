/** Links that show a process before it is published: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { PreviewLinkId, ProcessId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { PREVIEW_DAYS } from './preview-days.ts';

export const PreviewLink = z.object({
  id: PreviewLinkId,
  processId: ProcessId,
  label: z.string().describe('For whom the link is; only administrators read it'),
  path: z
    .string()
    .nullable()
    .describe('Path of the preview without the language; null where the keys have changed since the link was made'),
  createdAt: Instant,
  expiresAt: Instant,
});
export type PreviewLink = z.infer<typeof PreviewLink>;

const params = z.object({ processId: ProcessId });
const linkParams = z.object({ processId: ProcessId, previewLinkId: PreviewLinkId });

/** Routes of previews. */
export const previewRoutes = {
  listPreviewLinks: {
    summary: 'Shared links to the preview of a process that still work, the newest first',
    method: 'GET',
    path: '/processes/{processId}/preview-links',
    access: 'process.update',
    params,
    returns: z.object({ items: z.array(PreviewLink) }),
    problems: ['process.not-found'],
  },
  createPreviewLink: {
    summary:
      'Make a link that shows the process unpublished to whoever has it; the same Idempotency-Key gives the same',
    method: 'POST',
    path: '/processes/{processId}/preview-links',
    access: 'process.update',
    status: 201,
    params,
    body: z.object({ label: z.string().max(200).default(''), days: z.literal(PREVIEW_DAYS) }),
    returns: PreviewLink,
    problems: ['process.not-found'],
  },
  revokePreviewLink: {
    summary: 'End a link at once',
    method: 'DELETE',
    path: '/processes/{processId}/preview-links/{previewLinkId}',
    access: 'process.update',
    status: 204,
    params: linkParams,
  },
  openPreview: {
    summary: 'A link for the preview inside the back office: not listed, over after an hour',
    method: 'POST',
    path: '/processes/{processId}/preview',
    access: 'process.update',
    status: 201,
    params,
    returns: PreviewLink,
    problems: ['process.not-found'],
  },
} as const satisfies Record<string, Route>;
