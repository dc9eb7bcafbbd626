/** What sign-in services keep in the table. Pure data. */
import * as z from 'zod';
import { ServiceId } from '../../shared/identities/service.ts';
import { ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/**
 * Whose account a person at a service is. `subject` is a hash of the issuer and of the person's number there: a service
 * whose issuer is changed knows nobody any more, so that a number of another issuer opens no account.
 */
export const Identities = defineEntity('Identity', {
  schema: z.object({
    serviceId: ServiceId,
    subject: z.string(),
    participantId: ParticipantId,
    /** Level of assurance of the last sign-in, for what asks for one. */
    level: z.string().nullable(),
    linkedAt: Instant,
    usedAt: Instant,
  }),
  key: { pk: 'IDENTITY#{serviceId}#{subject}', sk: 'IDENTITY' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-IDENTITIES#{participantId}', sk: '{serviceId}#{subject}' } },
});

/** A sign-in at a service that has come back: each comes back once. Its data are in a cookie of the browser. */
export const UsedTrips = defineEntity('UsedTrip', {
  schema: z.object({ id: z.string(), expiresAt: Instant }),
  key: { pk: 'SIGN-IN-TRIP#{id}', sk: 'TRIP' },
  expires: 'expiresAt',
});

/** Somebody who has come from a service and has not said yet which account is theirs. The key is a hash of a cookie. */
export const PendingIdentities = defineEntity('PendingIdentity', {
  schema: z.object({
    hash: z.string(),
    serviceId: ServiceId,
    subject: z.string(),
    email: z.string().nullable(),
    isEmailVerified: z.boolean(),
    level: z.string().nullable(),
    /** To end the session of the service later. */
    idToken: z.string(),
    returnTo: z.string(),
    expiresAt: Instant,
  }),
  key: { pk: 'PENDING-IDENTITY#{hash}', sk: 'PENDING' },
  expires: 'expiresAt',
});

/** A session that came from a service: how sure that one was, and what it needs to end its own session. */
export const IdentitySessions = defineEntity('IdentitySession', {
  schema: z.object({
    sessionId: SessionId,
    participantId: ParticipantId,
    serviceId: ServiceId,
    level: z.string().nullable(),
    idToken: z.string(),
    expiresAt: Instant,
  }),
  key: { pk: 'IDENTITY-SESSION#{sessionId}', sk: 'IDENTITY' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-IDENTITY-SESSIONS#{participantId}', sk: '{sessionId}' } },
  expires: 'expiresAt',
});
