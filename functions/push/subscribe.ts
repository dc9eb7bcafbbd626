import { createPublicKey } from 'node:crypto';
import { push } from '../../shared/push/contract.ts';
import { isPushService, MOST_DEVICES } from '../../shared/push/rules.ts';
import { put } from '../platform/db/write.ts';
import { Sessions } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { sha256 } from '../platform/signing.ts';
import { devicesOf, ending, type Subscription } from './devices.ts';
import { PushEndpoints, PushSubscriptions } from './entities.ts';
import { actingPerson, shownDevice } from './own-device.ts';
import { localServiceOf } from './send-push.ts';
import { currentKeys } from './vapid.ts';

const SUBSCRIBING: Limit = { name: 'push', requests: 30, seconds: 3600, problem: 'request.too-many' };

/** Whether bytes are a point of the curve: nothing can be encrypted for any other. */
function isPublicKey(p256dh: string): boolean {
  const bytes = Buffer.from(p256dh, 'base64url');
  if (bytes[0] !== 4) return false;
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((part) => part.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Notifications on the device that asks. Whoever had them there before gets them no more: it is one device, and somebody
 * else holds it now. The most that one can have is judged by what is there: two at once may be one too many.
 */
export const subscribe = handle(push.subscribe, async ({ body, actor, device }, services) => {
  const { participantId, sessionId } = actingPerson(actor);
  const { endpoint, keys } = body;
  if (!isPushService(endpoint, localServiceOf(services))) throw new Problem('push.service-unknown');
  if (!isPublicKey(keys.p256dh)) throw new Problem('push.keys-invalid');
  await countAgainst(services, SUBSCRIBING, participantId);
  const endpointHash = sha256(endpoint);
  const id = derivedId('pushSubscription', 0, participantId, endpoint);
  const [own, former, session, { publicKey }] = await Promise.all([
    devicesOf(services, participantId),
    services.db.get(PushEndpoints, { endpointHash }),
    services.db.get(Sessions, { id: sessionId }),
    currentKeys(services.secrets),
  ]);
  const known = own.find((one) => one.id === id);
  if (known === undefined && own.length >= MOST_DEVICES)
    throw new Problem('push.too-many', { facts: { maximum: MOST_DEVICES } });
  const at = services.now();
  const subscription: Subscription = {
    ...{ id, participantId, endpoint, endpointHash, p256dh: keys.p256dh, auth: keys.auth, publicKey, device },
    ...{ sessionId, sessionEndsAt: session?.expiresAt ?? at },
    ...{ createdAt: known?.createdAt ?? at, sentAt: known?.sentAt ?? null, refusals: 0 },
  };
  await services.db.transact(
    put(PushSubscriptions, subscription),
    put(PushEndpoints, { endpointHash, participantId, pushId: id }),
    // Of somebody else, its endpoint has just got a new owner: only the subscription is left.
    ...(former === undefined || former.pushId === id
      ? []
      : ending({ ...subscription, participantId: former.participantId, id: former.pushId }).slice(0, 1)),
  );
  return shownDevice(subscription);
});
