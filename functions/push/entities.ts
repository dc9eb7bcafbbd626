/** What web push keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Device } from '../../shared/platform/device.ts';
import { ParticipantId, PushSubscriptionId, SessionId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** A device on which somebody wants notifications: what its push service and its browser gave for it. */
export const PushSubscriptions = defineEntity('PushSubscription', {
  schema: z.object({
    /** Follows from the person and the endpoint: the same device again is the same item. */
    id: PushSubscriptionId,
    participantId: ParticipantId,
    endpoint: z.string(),
    endpointHash: z.string(),
    /** Public key of the browser and its secret, base64url: what is sent can be read there alone. */
    p256dh: z.string(),
    auth: z.string(),
    /** Our public key that the browser subscribed with; after a change of the secret `push` it takes no other. */
    publicKey: z.string(),
    device: Device.nullable(),
    /** Notifications end with the session that asked for them, unless that only came of age. */
    sessionId: SessionId,
    sessionEndsAt: Instant,
    createdAt: Instant,
    sentAt: Instant.nullable(),
    /** Answers in a row by which the push service took nothing and will not later. */
    refusals: z.int(),
  }),
  key: { pk: 'PUSH-SUBSCRIPTIONS#{participantId}', sk: '{id}' },
});

/** Whose device an endpoint is: of whoever switched notifications on last. */
export const PushEndpoints = defineEntity('PushEndpoint', {
  schema: z.object({ endpointHash: z.string(), participantId: ParticipantId, pushId: PushSubscriptionId }),
  key: { pk: 'PUSH-ENDPOINT#{endpointHash}', sk: 'OWNER' },
});

/** That a device was told of a notification, so that it is not told twice. */
export const PushDeliveries = defineEntity('PushDelivery', {
  schema: z.object({
    participantId: ParticipantId,
    /** Id of the notification. */
    told: z.string(),
    pushId: PushSubscriptionId,
    expiresAt: Instant,
  }),
  key: { pk: 'PUSH-DELIVERIES#{participantId}', sk: '{told}#{pushId}' },
  expires: 'expiresAt',
});
