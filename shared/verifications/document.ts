/** Identity documents: their kinds, how a number is written, why a picture of one may not do. Pure; islands explain with it. */
import * as z from 'zod';
import { Day } from './method.ts';

export const DOCUMENT_KINDS = ['identity-card', 'passport', 'residence-permit'] as const;
export const DocumentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof DocumentKind>;

/**
 * A number in the one spelling that counts: no spaces, dashes or dots, capital letters, digits of any script as 0 to 9.
 */
export const tidyNumber = (number: string): string =>
  number
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** Characters of a number in its one spelling; the longest in use has 14. */
const LEAST = 5;
const MOST = 24;

/** A number as people type it, in its one spelling. */
export const DocumentNumber = z
  .string()
  .max(60)
  .transform(tidyNumber)
  .refine((number) => number.length >= LEAST && number.length <= MOST, { params: { code: 'invalid_format' } });

/** What a document says of its holder. */
export const DocumentFacts = z.object({ kind: DocumentKind, number: DocumentNumber, bornOn: Day });
export type DocumentFacts = z.infer<typeof DocumentFacts>;

/** What makes the holder unique, for the hash of an authorization. */
export const personOfDocument = ({ kind, number }: Pick<DocumentFacts, 'kind' | 'number'>): string =>
  `${kind} ${number}`;

export const REFUSAL_REASONS = [
  'unreadable',
  'not-accepted',
  'expired',
  'does-not-match',
  'already-used',
  'other',
] as const;
/**
 * Why a document does not do: its picture cannot be read, it is no document that is accepted, it is no longer valid, what
 * was typed is not what it says, somebody else has shown it, or another reason in words.
 */
export const RefusalReason = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** `sending`: its pictures are awaited; `unusable`: one of them was no picture; then nobody looks at it. */
export const DocumentState = z.enum(['sending', 'unusable', 'waiting', 'refused']);
export type DocumentState = z.infer<typeof DocumentState>;

/** One picture between its announcement and the decision. */
export const DocumentPicture = z.object({
  contentType: z.string(),
  state: z.enum(['awaited', 'ready', 'refused']),
  /** Why it is no picture, by the codes of attachments. */
  reason: z.string().nullable(),
});
export type DocumentPicture = z.infer<typeof DocumentPicture>;

/** Days after which a document is gone, whatever has become of it. */
export const DOCUMENT_DAYS = 30;
/** Pictures of one document: its two sides. */
export const MOST_PICTURES = 2;
/** Characters of a reviewer's own words. */
export const MOST_WORDS = 600;
