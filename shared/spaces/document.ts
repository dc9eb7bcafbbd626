/** Documents of a process: files and pages that participants should read. Schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { DocumentId, ProcessId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { FilePath, HttpsAddress, Version } from './fields.ts';

/** A page of this site, without the language, such as `/pages/synthesis/`. */
const SitePath = z
  .string()
  .max(200)
  .regex(/^\/(?:[a-z0-9-]+\/)+$/);
const Link = z.object({ kind: z.literal('link'), url: z.union([HttpsAddress, SitePath]) });
const File = z.object({ kind: z.literal('file'), path: FilePath });

export const Document = z.object({
  id: DocumentId,
  title: RequiredLocalized,
  description: Localized,
  file: z.discriminatedUnion('kind', [
    Link,
    File.extend({
      mediaType: z.string().describe('As the file is served, such as application/pdf'),
      bytes: z.int().nonnegative(),
    }),
  ]),
});
export type Document = z.infer<typeof Document>;

export const ProcessDocuments = z.object({
  processId: ProcessId,
  items: z.array(Document).max(100).describe('In the order in which they are shown'),
  version: Version,
  updatedAt: Instant,
});
export type ProcessDocuments = z.infer<typeof ProcessDocuments>;

const DocumentInput = Document.omit({ id: true, file: true }).extend({
  id: DocumentId.optional().describe('Absent: a new document'),
  file: z.discriminatedUnion('kind', [Link, File]).describe('Type and size of a file are read from the file itself'),
});

const params = z.object({ processId: ProcessId });

/** Routes of documents. */
export const documentRoutes = {
  manageDocuments: {
    summary: 'Documents of a process, in order; version 0 where none were ever saved',
    method: 'GET',
    path: '/processes/{processId}/documents',
    access: 'document.manage',
    params,
    returns: ProcessDocuments,
    problems: ['process.not-found'],
  },
  updateDocuments: {
    summary: 'Change the documents of a process as a whole',
    method: 'PUT',
    path: '/processes/{processId}/documents',
    access: 'document.manage',
    params,
    body: z.object({ items: z.array(DocumentInput).max(100), version: Version }),
    returns: ProcessDocuments,
    problems: ['process.not-found', 'document.changed-meanwhile', 'document.file-missing'],
  },
} as const satisfies Record<string, Route>;
