import * as z from 'zod';
import { ImportedProposal } from '../../shared/imports/contract.ts';
import { Instant } from '../../shared/platform/time.ts';
import { fieldProblems } from '../platform/request.ts';

/** A record, or a part of one, that was not taken: JSON pointers into it with the code of what is wrong there. */
export interface Refused {
  readonly externalId: string | null;
  readonly kind: 'proposal' | 'comment' | 'reference';
  readonly reason: string;
}
export type ImportedComment = ImportedProposal['comments'][number];
export type ImportedReference = ImportedProposal['references'][number];
export interface Parsed {
  readonly proposal: Omit<ImportedProposal, 'comments' | 'references'>;
  readonly comments: readonly ImportedComment[];
  readonly references: readonly ImportedReference[];
}

/** Bytes of one text: an item of the table holds 400 kB in all. */
const MOST_BYTES = 300_000;
/** Ids tell the time in milliseconds since 1970 and cannot tell an earlier one. */
const EARLIEST = '1970-01-01T00:00:00.000Z';

const isTime = (instant: string | null) =>
  instant === null || (Instant.safeParse(instant).success && instant >= EARLIEST);
const fits = (text: string) => Buffer.byteLength(text) <= MOST_BYTES;
const says = (text: string) => text.trim() !== '';
const refuse = (code: string) => ({ params: { code } });

const Dated = <S extends z.ZodType<string | null>>(schema: S) => schema.refine(isTime, refuse('out_of_range'));
const Sized = z.string().refine(fits, refuse('too_big'));
const { comments, references, ...own } = ImportedProposal.shape;
const ProposalRecord = z.object({
  ...own,
  title: own.title.refine(says, refuse('text.required')).refine(fits, refuse('too_big')),
  body: Sized,
  theme: own.theme.refine((path) => path.every(({ name }) => says(name)), refuse('text.required')),
  createdAt: Dated(own.createdAt),
  updatedAt: Dated(own.updatedAt),
  // Each of these is taken or refused by itself.
  comments: z.array(z.unknown()),
  references: z.array(z.unknown()),
});
const CommentRecord = comments.element.extend({ body: Sized, createdAt: Dated(comments.element.shape.createdAt) });
const ReferenceRecord = references.element.extend({
  body: Sized,
  createdAt: Dated(references.element.shape.createdAt),
});

const reasonOf = (error: z.ZodError): string =>
  fieldProblems(error)
    .map(({ pointer, code }) => `${pointer} ${code}`)
    .join(', ');

const Named = z.object({ externalId: z.string() });
const externalIdOf = (record: unknown): string | null => Named.safeParse(record).data?.externalId ?? null;

function parts<S extends z.ZodType>(kind: Refused['kind'], schema: S, records: readonly unknown[], refused: Refused[]) {
  return records.flatMap((record): z.output<S>[] => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return [parsed.data];
    refused.push({ externalId: externalIdOf(record), kind, reason: reasonOf(parsed.error) });
    return [];
  });
}

/** Parses a record with what hangs on it; what is refused is added to `refused`. A refused proposal takes all with it. */
export function parseRecord(record: unknown, refused: Refused[]): Parsed | undefined {
  const parsed = ProposalRecord.safeParse(record);
  if (!parsed.success) {
    refused.push({ externalId: externalIdOf(record), kind: 'proposal', reason: reasonOf(parsed.error) });
    return undefined;
  }
  const { comments: allComments, references: allReferences, ...proposal } = parsed.data;
  return {
    proposal,
    comments: parts('comment', CommentRecord, allComments, refused),
    references: parts('reference', ReferenceRecord, allReferences, refused),
  };
}
