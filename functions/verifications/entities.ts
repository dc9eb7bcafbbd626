/** What verification keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { IdDocumentId, ParticipantId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { DocumentKind, DocumentPicture, DocumentState, RefusalReason } from '../../shared/verifications/document.ts';
import { Day, VerificationMethod } from '../../shared/verifications/method.ts';
import { VerificationSettings } from '../../shared/verifications/office-routes.ts';
import { defineEntity } from '../platform/db/entity.ts';

/**
 * Who has shown to be a person, for one method: written in the transaction that grants the authorization, so that of two
 * accounts that try at once one wins. It stays when the account is deleted, without naming anybody: whoever verifies as the
 * same person later goes on with the same ballots.
 */
export const AuthorizationClaims = defineEntity('AuthorizationClaim', {
  schema: z.object({
    method: VerificationMethod,
    /** HMAC of what makes the person unique. */
    personHash: z.string(),
    /** The account that has the authorization; `null` once it is deleted. */
    participantId: ParticipantId.nullable(),
    /** The account that had it first. */
    voterId: ParticipantId,
    grantedAt: Instant,
    /** Nobody's, or of somebody without an account: dropped then. `null`: as long as the account is there. */
    keptUntil: Instant.nullable().default(null),
  }),
  key: { pk: 'AUTHORIZATION-CLAIM#{method}#{personHash}', sk: 'CLAIM' },
  expires: 'keptUntil',
});

/** Methods as administrators have set them up, in one item: they are few, and changed as a whole. */
export const VerificationMethods = defineEntity('VerificationMethods', {
  schema: VerificationSettings,
  key: { pk: 'VERIFICATION-METHODS', sk: 'METHODS' },
});

/**
 * A document that somebody has sent, until a reviewer has decided: then it is removed, or what is left of it is the reason
 * of a refusal. One a person, so that nobody fills the queue; nothing of it outlives `expiresAt`.
 */
export const IdDocuments = defineEntity('IdDocument', {
  schema: z.object({
    participantId: ParticipantId,
    id: IdDocumentId,
    state: DocumentState,
    kind: DocumentKind,
    /** `null` once it is decided. */
    number: z.string().nullable(),
    bornOn: Day.nullable(),
    first: DocumentPicture,
    second: DocumentPicture.nullable(),
    /** When it was begun; since a refusal, when that was. */
    since: Instant,
    /** From when it waits for a reviewer; `null`: it does not. */
    waitingSince: Instant.nullable(),
    /** A reviewer is deciding until then; empty: none is. */
    decidingUntil: z.string(),
    refusal: z.object({ reason: RefusalReason, words: z.string() }).nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'ID-DOCUMENT#{participantId}', sk: 'DOCUMENT' },
  indexes: { byWaiting: { pk: 'ID-DOCUMENTS-WAITING', sk: '{waitingSince}#{id}' } },
  expires: 'expiresAt',
});
