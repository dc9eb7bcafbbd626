/** HTTP contract of web push: the devices on which somebody wants notifications, each switched on from itself. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Device } from '../platform/device.ts';
import { PushSubscriptionId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { ENDPOINT_LENGTH } from './rules.ts';

/** Bytes as a browser writes those of a subscription: base64url without padding. */
const bytes = (length: number) => {
  const digits = Math.ceil((length * 4) / 3);
  return z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${digits}}={0,2}$`));
};

/** A device that gets notifications, as its owner sees it. */
export const PushDevice = z.object({
  id: PushSubscriptionId,
  device: Device.nullable().describe('What it was switched on from, coarsely'),
  endpointHash: z.string().describe('SHA-256 of the address at the push service: by it a device knows itself'),
  createdAt: Instant,
  sentAt: Instant.nullable().describe('When the push service last took a notification for it'),
});
export type PushDevice = z.infer<typeof PushDevice>;

const params = z.object({ pushId: PushSubscriptionId });

export const push = defineContract('push', {
  read: {
    summary: 'Own devices with notifications, and the public key that a browser subscribes with (VAPID, RFC 8292)',
    method: 'GET',
    path: '/participants/me/pushes',
    access: 'push.read',
    returns: z.object({ publicKey: z.string(), items: z.array(PushDevice) }),
  },
  subscribe: {
    summary: 'Get notifications on this device; the same device again only renews its keys',
    method: 'POST',
    path: '/participants/me/pushes',
    access: 'push.change',
    status: 201,
    body: z.object({
      endpoint: z.string().max(ENDPOINT_LENGTH).describe('Address at the push service of the browser'),
      keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
    }),
    returns: PushDevice,
    problems: ['push.service-unknown', 'push.keys-invalid', 'push.too-many', 'request.too-many'],
  },
  test: {
    summary: 'Send a notification to one of the own devices, to see that it arrives',
    method: 'POST',
    path: '/participants/me/pushes/{pushId}/tests',
    access: 'push.change',
    params,
    returns: z.object({
      outcome: z
        .enum(['taken', 'gone', 'later', 'refused'])
        .describe('What the push service said; `gone` has ended notifications on that device'),
    }),
    problems: ['push.not-found', 'request.too-many'],
  },
  unsubscribe: {
    summary: 'Get no more notifications on a device; saying it again changes nothing',
    method: 'DELETE',
    path: '/participants/me/pushes/{pushId}',
    access: 'push.read',
    status: 204,
    params,
  },
});
