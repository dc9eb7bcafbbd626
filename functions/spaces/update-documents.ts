import type * as z from 'zod';
import { spaces } from '../../shared/spaces/contract.ts';
import type { Document, ProcessDocuments } from '../../shared/spaces/document.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { DocumentLists, Processes } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { versionIs } from './version-is.ts';

type DocumentInput = z.output<typeof spaces.updateDocuments.body>['items'][number];

const noDocuments = (processId: ProcessDocuments['processId']): ProcessDocuments => ({
  processId,
  items: [],
  version: 0,
  updatedAt: '1970-01-01T00:00:00.000Z',
});

/** Documents of a process as they are at this moment. @throws Problem 404 `process.not-found` */
export const manageDocuments = handle(spaces.manageDocuments, async ({ params: { processId } }, { db }) => {
  await db.require(Processes, { id: processId }, 'process.not-found');
  return (await db.get(DocumentLists, { processId })) ?? noDocuments(processId);
});

/** What is said of a file is read from the file: whoever sends its path could be mistaken about its size. */
async function fileOf(
  { files }: Pick<Services, 'files'>,
  input: DocumentInput['file'],
  stored: readonly Document[],
  pointer: string,
): Promise<Document['file']> {
  if (input.kind === 'link') return input;
  const known = stored.find(({ file }) => file.kind === 'file' && file.path === input.path)?.file;
  if (known !== undefined) return known;
  const file = await files.media.get(input.path.slice(1));
  const code = 'document.file-missing';
  if (file === undefined) throw new Problem(code, { fields: [{ pointer: `${pointer}/file`, code }] });
  return { ...input, mediaType: file.contentType, bytes: file.body.byteLength };
}

/**
 * Changes the documents of a process as a whole.
 *
 * @throws Problem 404 `process.not-found`, 409 `document.changed-meanwhile`, 422 `document.file-missing` with the field
 */
export const updateDocuments = handle(spaces.updateDocuments, async ({ params: { processId }, body }, services) => {
  await services.db.require(Processes, { id: processId }, 'process.not-found');
  const { items: stored } = (await services.db.get(DocumentLists, { processId })) ?? noDocuments(processId);
  const items: Document[] = [];
  // One after the other: a file may have 50 MB, and a function has not the room for many.
  for (const [index, { id, title, description, file }] of body.items.entries()) {
    items.push({
      id: id ?? services.newId('document'),
      title: saidLanguages(title),
      description: saidLanguages(description),
      file: await fileOf(services, file, stored, `/items/${index}`),
    });
  }
  const documents: ProcessDocuments = { processId, items, version: body.version + 1, updatedAt: services.now() };
  await services.db.write(
    put(DocumentLists, documents, { when: versionIs(body.version), otherwise: 'document.changed-meanwhile' }),
  );
  return documents;
});
