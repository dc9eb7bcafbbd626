import type { ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { type PushDevice, push } from '../../shared/push/contract.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { devicesOf, endDevice, type Subscription } from './devices.ts';
import { PushSubscriptions } from './entities.ts';
import { testDevice } from './tell-devices.ts';
import { currentKeys } from './vapid.ts';

const TESTS: Limit = { name: 'push-tests', requests: 10, seconds: 3600, problem: 'request.too-many' };

/** The person who asks, with the session. @throws Problem `session.required` for anybody else; the policy has said so before. */
export function actingPerson(actor: Actor): { readonly participantId: ParticipantId; readonly sessionId: SessionId } {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  return actor;
}

/** What its owner sees of a device; its keys stay here. */
export const shownDevice = ({ id, device, endpointHash, createdAt, sentAt }: Subscription): PushDevice => ({
  ...{ id, device, endpointHash, createdAt, sentAt },
});

/** Own devices, those that were switched on last first. */
export const readPushes = handle(push.read, async ({ actor }, services) => {
  const [own, { publicKey }] = await Promise.all([
    devicesOf(services, actingPerson(actor).participantId),
    currentKeys(services.secrets),
  ]);
  const newestFirst = own.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return { publicKey, items: newestFirst.map(shownDevice) };
});

/** Sends a notification that says nothing, and tells what the push service made of it. @throws Problem `push.not-found`, also for a device of somebody else */
export const testPush = handle(push.test, async ({ actor, params: { pushId } }, services) => {
  const { participantId } = actingPerson(actor);
  const device = await services.db.require(PushSubscriptions, { participantId, id: pushId }, 'push.not-found');
  await countAgainst(services, TESTS, participantId);
  const participant = await services.db.require(Participants, { id: participantId }, 'session.invalid');
  const { kind } = await testDevice(services, device, participant);
  return { outcome: kind };
});

/** Ends notifications on one of the own devices. */
export const unsubscribe = handle(push.unsubscribe, async ({ actor, params: { pushId } }, services) => {
  const { participantId } = actingPerson(actor);
  const own = await services.db.get(PushSubscriptions, { participantId, id: pushId });
  if (own !== undefined) await endDevice(services, own);
  return undefined;
});
