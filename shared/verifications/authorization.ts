/** That somebody has shown that they may take part. */
import * as z from 'zod';
import { ParticipantId, TaxonomyId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { Day, VerificationMethod } from './method.ts';

/** One a person and method: kept with the account, and claimed by a hash that no second account can claim. */
export const Authorization = z.object({
  participantId: ParticipantId,
  method: VerificationMethod,
  /** Who votes: the account that verified first. A later account of the same person has the same ballots. */
  voterId: ParticipantId,
  /** HMAC of what makes the person unique for the method: the same person has the same. */
  personHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** `null`: the method does not say. */
  bornOn: Day.nullable(),
  /** Smallest territory that the method could tell. */
  territoryId: TaxonomyId.nullable(),
  grantedAt: Instant,
  /** From then on it counts for nothing until it is renewed; `null`: for good. */
  expiresAt: Instant.nullable(),
  /** Of somebody without an account: the table drops it then. They show who they are each time. */
  keptUntil: Instant.nullable().default(null),
});
export type Authorization = z.infer<typeof Authorization>;
