/** Verification by a picture of an identity document: what people send, what reviewers decide. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { IdDocumentId, ParticipantId, TaxonomyId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import {
  DocumentFacts,
  DocumentKind,
  DocumentPicture,
  DocumentState,
  MOST_PICTURES,
  MOST_WORDS,
  RefusalReason,
} from './document.ts';

/** A request as its owner sees it: the number is not told again. */
export const OwnIdDocument = z.object({
  id: IdDocumentId,
  state: DocumentState,
  kind: DocumentKind,
  pictures: z.array(DocumentPicture.pick({ state: true, reason: true })),
  /** When it was begun; since a refusal, when that was. */
  since: Instant,
  refusal: z.object({ reason: RefusalReason, words: z.string() }).nullable(),
});
export type OwnIdDocument = z.infer<typeof OwnIdDocument>;

/** A form that sends one picture straight to the bucket: these fields as they are, then `file`. */
const PictureForm = z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: z.string() });

/** A line of the queue. */
export const WaitingDocument = z.object({
  participantId: ParticipantId,
  displayName: z.string().nullable(),
  kind: DocumentKind,
  since: Instant,
});
export type WaitingDocument = z.infer<typeof WaitingDocument>;

/** One case, with everything that a reviewer compares. */
export const DocumentCase = WaitingDocument.extend({
  id: IdDocumentId,
  number: z.string(),
  bornOn: z.string(),
  pictures: z.array(z.string()).describe('Pictures as data: URLs (image/webp), which no address leads to'),
});
export type DocumentCase = z.infer<typeof DocumentCase>;

export const DocumentDecision = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('confirm'),
    id: IdDocumentId.describe('The document that was looked at: another one that was sent since is not decided on'),
    territoryId: TaxonomyId.nullable().default(null).describe('Where the document says that the person lives'),
  }),
  z.object({
    outcome: z.literal('refuse'),
    id: IdDocumentId,
    reason: RefusalReason,
    words: z.string().trim().max(MOST_WORDS).default('').describe('Own words to the person'),
  }),
]);
export type DocumentDecision = z.infer<typeof DocumentDecision>;

const whose = z.object({ participantId: ParticipantId });

export const idDocumentRoutes = {
  sendIdDocument: {
    summary:
      'Ask for a verification by identity document and get the forms to send its pictures with, good for five minutes; replaces a request that was refused or never completed',
    method: 'POST',
    path: '/verifications/id-document',
    access: 'verification.send-document',
    status: 201,
    body: DocumentFacts.extend({
      pictures: z
        .array(z.object({ type: z.string().max(200), bytes: z.int().nonnegative() }))
        .min(1)
        .max(MOST_PICTURES),
    }),
    returns: z.object({ request: OwnIdDocument, forms: z.array(PictureForm) }),
    problems: [
      'verification.method-off',
      'verification.document-waiting',
      'verification.too-soon',
      'attachment.type-not-accepted',
      'attachment.too-large',
      'attachment.empty',
      'request.too-many',
    ],
  },
  readIdDocument: {
    summary: 'Own request for a verification by identity document',
    method: 'GET',
    path: '/verifications/id-document',
    access: 'verification.send-document',
    returns: z.object({ request: OwnIdDocument.nullable() }),
  },
  withdrawIdDocument: {
    summary: 'Take back an own request: number and pictures are deleted',
    method: 'DELETE',
    path: '/verifications/id-document',
    access: 'verification.send-document',
    status: 204,
    whileBlocked: true,
  },
  listIdDocuments: {
    summary: 'Identity documents that wait for a decision, the oldest first',
    method: 'GET',
    path: '/verifications/id-documents',
    access: 'verification.review',
    reads: 'personal-data',
    returns: z.object({ items: z.array(WaitingDocument), isMore: z.boolean() }),
    problems: ['access.other-space'],
  },
  openIdDocument: {
    summary: 'One identity document with its pictures',
    method: 'GET',
    path: '/verifications/id-documents/{participantId}',
    access: 'verification.review',
    reads: 'personal-data',
    params: whose,
    returns: DocumentCase,
    problems: ['verification.not-found', 'access.other-space'],
  },
  decideIdDocument: {
    summary: 'Confirm or refuse an identity document; number and pictures are deleted at once',
    method: 'POST',
    path: '/verifications/id-documents/{participantId}/decision',
    access: 'verification.review',
    status: 204,
    params: whose,
    body: DocumentDecision,
    problems: [
      'verification.not-found',
      'verification.document-decided',
      'verification.claimed',
      'verification.own-document',
      'access.other-space',
      'taxonomy.not-found',
    ],
  },
} as const satisfies Record<string, Route>;
