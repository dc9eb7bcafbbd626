import type { DocumentId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Document, ProcessDocuments } from '../../../../shared/spaces/document.ts';
import type { Keyed } from '../forms/OrderedList.tsx';
import { writtenIn } from '../forms/texts.ts';

/** A document as its controls hold it. */
export interface DocumentDraft extends Keyed {
  /** Absent: a new document. */
  readonly id?: DocumentId;
  readonly title: Localized;
  readonly description: Localized;
  readonly file: Document['file'];
}
export interface DocumentsDraft {
  readonly items: readonly DocumentDraft[];
}

/** What the form shows of stored documents. */
export const draftOf = ({ items }: ProcessDocuments): DocumentsDraft => ({
  items: items.map((document) => ({ key: document.id, ...document })),
});

/** Body of the request that stores a draft: what is said of a file is read from the file there. */
export const bodyOf = ({ items }: DocumentsDraft) =>
  items.map(({ id, title, description, file }) => ({
    ...(id === undefined ? {} : { id }),
    title: writtenIn(title),
    description: writtenIn(description),
    file:
      file.kind === 'link'
        ? { kind: 'link' as const, url: file.url.trim() }
        : { kind: 'file' as const, path: file.path },
  }));
