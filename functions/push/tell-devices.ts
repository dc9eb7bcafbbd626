import * as z from 'zod';
import type { EventGroup } from '../../shared/notifications/events.ts';
import { NotificationId, ParticipantId, PushSubscriptionId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { translator } from '../../shared/platform/messages.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { PushMessage } from '../../shared/push/rules.ts';
import { pushWords } from '../../shared/push/words.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, put, remove } from '../platform/db/write.ts';
import { Participants, Sessions } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { devicesOf, endDevice, type Subscription } from './devices.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from './entities.ts';
import { type PushOutcome, sendPush } from './send-push.ts';
import type { PushSlots } from './slots.ts';
import { keysFor } from './vapid.ts';

/** A notification for every device of a person, or for one of them again. */
export const PushJob = z.object({
  participantId: ParticipantId,
  notificationId: NotificationId,
  pushId: PushSubscriptionId.optional(),
  tries: z.int().optional(),
});
export type PushJob = z.infer<typeof PushJob>;

type Participant = ItemOf<typeof Participants>;

const AT_ONCE = 5;
/** Asked again so often where a push service is busy: with its own pauses, more than an hour. */
const MOST_TRIES = 6;
/** Longer than any message waits in the queue and comes again. */
const REMEMBERED_SECONDS = 5 * 24 * 3600;
/** Refusals in a row after which a device is given up. */
const MOST_REFUSALS = 5;

/** Who gets notifications now: nobody whose account is closed or blocked, and no guest. */
function isReached(participant: Participant | undefined, now: string): participant is Participant {
  if (participant === undefined || participant.deletedAt !== null || participant.isGuest) return false;
  const { block } = participant;
  return block === null || (block.until !== null && block.until <= now);
}

/**
 * Whether a device is still its person's: nobody has taken it over, and the session that asked was not ended by its owner.
 * One that came of age by itself ends nothing.
 */
async function isTheirs(services: Services, device: Subscription, { sessionsFrom }: Participant): Promise<boolean> {
  const [owner, session] = await Promise.all([
    services.db.get(PushEndpoints, { endpointHash: device.endpointHash }),
    services.db.get(Sessions, { id: device.sessionId }),
  ]);
  if (owner?.pushId !== device.id) return false;
  if (device.sessionEndsAt <= services.now()) return device.sessionEndsAt > sessionsFrom;
  return session !== undefined && session.createdAt >= sessionsFrom;
}

/** What the device shows: who writes and what kind of news it is. What it is about stands on the page, behind the lock. */
async function messageOf(
  services: Services,
  { locale }: Participant,
  { kind, path }: { readonly kind: EventGroup | 'test'; readonly path: string },
  tag: string,
): Promise<PushMessage> {
  const { name, defaultLocale } = await organization(services);
  const title = localize(name, locale, defaultLocale).text;
  const t = translator(pushWords, locale);
  return { title, text: t(`mail.push-${kind}`), path: `/${locale}${path}`, tag, locale };
}

/** Whether this is the first that the device hears of it. */
async function mark({ db, now }: Services, { participantId, id }: Subscription, told: string): Promise<boolean> {
  const expiresAt = addSeconds(now(), REMEMBERED_SECONDS);
  const delivery = { participantId, told, pushId: id, expiresAt };
  return (await db.write(put(PushDeliveries, delivery, { when: 'absent', otherwise: 'unchanged' }))).changed;
}

async function note(services: Services, device: Subscription, outcome: PushOutcome): Promise<void> {
  const { db, now, log } = services;
  const key = { participantId: device.participantId, id: device.id };
  if (outcome.kind === 'gone') return endDevice(services, device);
  if (outcome.kind === 'taken') {
    await db.write(patch(PushSubscriptions, key, { sentAt: now(), refusals: 0 }, { otherwise: 'unchanged' }));
    return;
  }
  if (outcome.kind === 'later') return;
  const { stage } = services.config;
  log.warn('push.refused', { pushId: device.id, status: outcome.status }, { name: 'PushRefused', value: 1, stage });
  if (device.refusals + 1 >= MOST_REFUSALS) return endDevice(services, device);
  await db.write(patch(PushSubscriptions, key, { refusals: device.refusals + 1 }, { otherwise: 'unchanged' }));
}

/** Gives a device back to the queue, until the push service has been asked often enough. */
async function again(services: Services, device: Subscription, job: PushJob, seconds: number): Promise<void> {
  const tries = (job.tries ?? 0) + 1;
  if (tries >= MOST_TRIES) return services.log.warn('push.given-up', { pushId: device.id });
  const { participantId, notificationId } = job;
  await services.db.write(remove(PushDeliveries, { participantId, told: notificationId, pushId: device.id }));
  await services.queues.send('pushes', [{ ...job, pushId: device.id, tries }], { delaySeconds: seconds });
}

/** What a device that is still its person's can be reached with; `undefined`: nothing. */
const keysOf = async (services: Services, device: Subscription, participant: Participant) =>
  (await isTheirs(services, device, participant)) ? keysFor(services.secrets, device.publicKey) : undefined;

async function tell(
  services: Services,
  device: Subscription,
  participant: Participant,
  job: PushJob,
  message: PushMessage,
): Promise<void> {
  const keys = await keysOf(services, device, participant);
  if (keys === undefined) return endDevice(services, device);
  if (!(await mark(services, device, job.notificationId))) return;
  const outcome = await sendPush(services, device, message, keys);
  await note(services, device, outcome);
  if (outcome.kind === 'later') await again(services, device, job, outcome.seconds);
}

/**
 * Tells the devices of a person what a notification says. A message of the queue may come twice: what a device was told is
 * noted before its push service is asked, so it is told at most once. A worker that dies in between leaves a notification
 * that is in the list on the site and not on the device. A device whose push service is busy comes again by itself.
 */
export async function tellDevices(services: Services, job: PushJob, { noticeOf }: PushSlots): Promise<void> {
  const { participantId } = job;
  const participant = await services.db.get(Participants, { id: participantId });
  if (!isReached(participant, services.now())) return;
  const devices = await devicesOf(services, participantId);
  const asked = devices.filter(({ id }) => job.pushId === undefined || id === job.pushId);
  if (asked.length === 0) return;
  const notice = await noticeOf(services, participantId, job.notificationId);
  if (notice === undefined) return;
  const message = await messageOf(services, participant, notice, job.notificationId);
  await inParallel(asked, AT_ONCE, (device) => tell(services, device, participant, job, message));
}

/** Sends a device something that says nothing, at once; what is no longer its person's is ended. */
export async function testDevice(
  services: Services,
  device: Subscription,
  participant: Participant,
): Promise<PushOutcome> {
  const keys = await keysOf(services, device, participant);
  const message = await messageOf(services, participant, { kind: 'test', path: '/account/' }, 'test');
  const outcome: PushOutcome = keys === undefined ? { kind: 'gone' } : await sendPush(services, device, message, keys);
  await note(services, device, outcome);
  return outcome;
}
