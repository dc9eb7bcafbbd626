/** What an attachment is: a picture or a document that belongs to a proposal, a project or a process. */
import * as z from 'zod';
import { AttachmentId, ProcessId, ProjectId, ProposalId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

/** What attachments can belong to; the prefix says what it is. */
export const AttachmentResourceId = z.union([ProposalId, ProcessId, ProjectId]);
export type AttachmentResourceId = z.infer<typeof AttachmentResourceId>;

/** What readers get: a picture in the page, or a document to download. */
export const AttachmentKind = z.enum(['image', 'document']);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

/** `uploading` until the bytes are there, `checking` while they are looked at; the last two are for good. */
export const AttachmentState = z.enum(['uploading', 'checking', 'ready', 'refused']);
export type AttachmentState = z.infer<typeof AttachmentState>;

/** Why a file was refused; screens have words for each. */
export const RefusalReason = z.enum([
  'empty',
  'too-large',
  'wrong-type',
  'vector-image',
  'heic',
  'too-many-pixels',
  'broken-image',
  'broken-pdf',
  'pdf-active',
  'pdf-files',
  'pdf-encrypted',
  'broken-document',
  'macros',
  'not-checked',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** A file below `/media/`: what is in it never changes. */
const FilePath = z.string().regex(/^\/media\/[0-9a-f]{64}\.[a-z]{3,4}$/);
const Thumbnail = z.object({ path: FilePath, width: z.int().positive(), height: z.int().positive() });

export const Attachment = z.object({
  id: AttachmentId,
  resourceId: AttachmentResourceId,
  kind: AttachmentKind,
  state: AttachmentState,
  reason: RefusalReason.nullable().describe('Why it was refused'),
  /** Name of the file as its sender calls it: shown, never part of a path. */
  name: z.string(),
  title: z.string(),
  /** What a picture shows, for those who cannot see it. */
  alt: z.string(),
  /** Media type: as the sender declares it, then as it is served. */
  contentType: z.string(),
  /** Of the file as it was sent, then as it is served. */
  bytes: z.int().nonnegative(),
  width: z.int().positive().nullable().describe('Pixels of a picture'),
  height: z.int().positive().nullable(),
  path: FilePath.nullable().describe('Where the file is, once it is ready'),
  thumbnail: Thumbnail.nullable().describe('The same picture, 480 pixels at most; null where it is that small itself'),
  /** Smaller comes first; those with the same number in the order in which they were made. */
  order: z.int().nonnegative(),
  createdAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;
