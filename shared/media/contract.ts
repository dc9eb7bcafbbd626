/** HTTP contract of media: pictures of the organization and its processes, and attachments. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { AttachmentId } from '../platform/ids.ts';
import { MediaPath } from '../spaces/fields.ts';
import { Attachment, AttachmentResourceId } from './attachment.ts';
import { FILE_CLASSES, MAX_ALT, MAX_TITLE } from './rules.ts';

const resource = z.object({ resourceId: AttachmentResourceId });
const one = z.object({ resourceId: AttachmentResourceId, attachmentId: AttachmentId });
const NOT_THERE = [
  'proposal.not-found',
  'proposal.not-yours',
  'process.not-found',
  'budget.project-not-found',
] as const;
const CLOSED = [...NOT_THERE, 'attachment.closed'] as const;

/** A form that sends one file straight to the bucket: these fields as they are, then `file`. */
const UploadForm = z.object({
  url: z.string().describe('Path of this site'),
  fields: z.record(z.string(), z.string()),
  expiresAt: z.string().describe('ISO 8601; ask for another one afterwards'),
});

export const media = defineContract('media', {
  upload: {
    summary:
      'Upload a picture (PNG, JPEG, WebP or GIF, 4 MB at most): made smaller, without what its camera noted; the same picture always has the same path',
    method: 'POST',
    path: '/media',
    access: 'media.upload',
    status: 201,
    accepts: 'image',
    maxBytes: 4_000_000,
    returns: z.object({ path: MediaPath }),
    problems: ['media.not-an-image', 'media.too-many-pixels', 'request.too-large'],
  },
  listAttachments: {
    summary:
      'Attachments of an own proposal, or of a process or a project for those who run it, in any state, and what it takes',
    method: 'GET',
    path: '/resources/{resourceId}/attachments',
    access: 'attachment.write',
    alsoForStaff: true,
    params: resource,
    returns: z.object({
      items: z.array(Attachment),
      accepts: z.array(z.enum(FILE_CLASSES)).describe('What can be added now; empty: nothing'),
      most: z.int().describe('Attachments that it can have'),
    }),
    problems: NOT_THERE,
  },
  createAttachment: {
    summary:
      'Announce a file and get the form to send it with, good for five minutes; the same Idempotency-Key gives the same attachment with a new form',
    method: 'POST',
    path: '/resources/{resourceId}/attachments',
    access: 'attachment.write',
    alsoForStaff: true,
    status: 201,
    params: resource,
    body: z.object({
      name: z.string().max(1000),
      type: z.string().max(200).describe('Media type'),
      bytes: z.int().nonnegative(),
    }),
    returns: z.object({ attachment: Attachment, form: UploadForm }),
    problems: [
      ...CLOSED,
      'attachment.type-not-accepted',
      'attachment.too-large',
      'attachment.empty',
      'attachment.too-many',
      'attachment.already-sent',
    ],
  },
  completeAttachment: {
    summary: 'Say that the file has been sent; it is then looked at',
    method: 'POST',
    path: '/resources/{resourceId}/attachments/{attachmentId}/complete',
    access: 'attachment.write',
    alsoForStaff: true,
    params: one,
    returns: Attachment,
    problems: [...NOT_THERE, 'attachment.not-found', 'attachment.not-uploaded'],
  },
  updateAttachment: {
    summary: 'Change the title, and what a picture shows',
    method: 'PUT',
    path: '/resources/{resourceId}/attachments/{attachmentId}',
    access: 'attachment.write',
    alsoForStaff: true,
    params: one,
    body: z.object({ title: z.string().max(MAX_TITLE), alt: z.string().max(MAX_ALT) }),
    returns: Attachment,
    problems: [...CLOSED, 'attachment.not-found'],
  },
  orderAttachments: {
    summary: 'Put attachments in order; those that are not named come after them',
    method: 'PUT',
    path: '/resources/{resourceId}/attachments',
    access: 'attachment.write',
    alsoForStaff: true,
    params: resource,
    body: z.object({ order: z.array(AttachmentId).max(100) }),
    returns: z.object({ items: z.array(Attachment) }),
    problems: [...CLOSED, 'attachment.not-found'],
  },
  removeAttachment: {
    summary: 'Remove an attachment and its files',
    method: 'DELETE',
    path: '/resources/{resourceId}/attachments/{attachmentId}',
    access: 'attachment.write',
    alsoForStaff: true,
    status: 204,
    params: one,
    problems: CLOSED,
  },
});
