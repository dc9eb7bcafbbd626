/** One subscription, as handlers and workers make, read and change it. */
import { CONFIRM_DAYS, CONSENT_VERSION, ENDED_DAYS } from '../../../shared/newsletters/rules.ts';
import type { ParticipantId, SubscriptionId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { type Guarded, put, type Write } from '../../platform/db/write.ts';
import { recipientOf } from '../../platform/mail/recipient.ts';
import { addressHash, suppressionsOf } from '../../platform/mail/suppression.ts';
import type { Services } from '../../platform/services.ts';
import { Subscriptions } from '../entities.ts';
import { subscriptionIdOf, subscriptionKeyOf } from './address.ts';

export type Subscription = ItemOf<typeof Subscriptions>;
const DAY = 24 * 3600;

/** What somebody asks for. */
export interface Wish {
  readonly email: string;
  /** Whose account has the address; `null`: somebody without one. */
  readonly participantId: ParticipantId | null;
  readonly locale: InterfaceLocale;
  readonly territoryId: TaxonomyId | null;
}

/** A subscription that still has to be confirmed by mail. */
export function pendingSubscription({ email, participantId, ...wish }: Wish, now: Instant): Subscription {
  return {
    ...subscriptionKeyOf(subscriptionIdOf(email)),
    email: participantId === null ? email : null,
    participantId,
    addressHash: addressHash(email),
    owner: recipientOf(participantId === null ? { email } : { participantId }),
    ...wish,
    state: 'pending',
    consentVersion: CONSENT_VERSION,
    askedAt: now,
    confirmedAt: null,
    endedAt: null,
    endedBy: null,
    isSuppressed: false,
    keptUntil: addSeconds(now, CONFIRM_DAYS * DAY),
  };
}

/** The same once it holds. */
export const confirmed = (one: Subscription, now: Instant, isSuppressed: boolean): Subscription => ({
  ...one,
  state: 'confirmed',
  confirmedAt: now,
  endedAt: null,
  endedBy: null,
  isSuppressed,
  keptUntil: null,
});

/** The same once it has ended: kept for a while, so that an end can be taken back. */
export const ended = (
  one: Subscription,
  now: Instant,
  endedBy: NonNullable<Subscription['endedBy']>,
): Subscription => ({
  ...one,
  state: 'ended',
  endedAt: now,
  endedBy,
  keptUntil: addSeconds(now, ENDED_DAYS * DAY),
});

/** A subscription by its id; one whose time is over is none, even while the table still has it. */
export async function subscriptionById(
  { db, now }: Pick<Services, 'db' | 'now'>,
  id: SubscriptionId,
): Promise<Subscription | undefined> {
  const found = await db.get(Subscriptions, subscriptionKeyOf(id));
  return found !== undefined && (found.keptUntil === null || found.keptUntil > now()) ? found : undefined;
}

/** Whether newsletters may not go to an address at the moment. */
export const isSuppressedAddress = async (services: Pick<Services, 'db' | 'now'>, hash: string): Promise<boolean> =>
  (await suppressionsOf(services, hash)).length > 0;

/** Writes a subscription on condition that nobody has changed its state since it was read. */
export const replacing = (before: Subscription, after: Subscription, guarded: Pick<Guarded, 'otherwise'> = {}): Write =>
  put(Subscriptions, after, {
    when: [
      { attribute: 'state', op: '=', value: before.state },
      { attribute: 'askedAt', op: '=', value: before.askedAt },
    ],
    otherwise: 'unchanged',
    ...guarded,
  });
