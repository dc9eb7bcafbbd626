/** What verification keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { VerificationMethod } from '../../shared/verifications/method.ts';
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
