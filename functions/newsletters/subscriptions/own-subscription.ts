import { newsletters } from '../../../shared/newsletters/contract.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { put } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { Subscriptions } from '../entities.ts';
import { subscriptionIdOf } from './address.ts';
import {
  confirmed,
  ended,
  isSuppressedAddress,
  pendingSubscription,
  replacing,
  type Subscription,
  subscriptionById,
} from './subscription.ts';

const CHANGES: Limit = { name: 'newsletter-own', requests: 60, seconds: 3600, problem: 'request.too-many' };

async function ownOf(services: Services, participantId: ParticipantId) {
  const { email, locale } = await services.db.require(Participants, { id: participantId }, 'session.invalid');
  return { email, locale, found: await subscriptionById(services, subscriptionIdOf(email)) };
}

const shown = (found: Subscription | undefined, locale: Subscription['locale']) => {
  const isSubscribed = found?.state === 'confirmed';
  return {
    isSubscribed,
    locale: isSubscribed ? found.locale : locale,
    territoryId: isSubscribed ? found.territoryId : null,
    since: isSubscribed ? found.confirmedAt : null,
  };
};

/** Whether the person who asks gets newsletters. */
export const readOwn = handle(newsletters.readOwn, async ({ actor }, services) => {
  const { locale, found } = await ownOf(services, personOf(actor).participantId);
  return shown(found, locale);
});

/** Subscribes with the address of the account, which is known to be theirs, or ends that. */
export const writeOwn = handle(newsletters.writeOwn, async ({ body, actor }, services) => {
  const { participantId } = personOf(actor);
  await countAgainst(services, CHANGES, participantId);
  const { isSubscribed, locale, territoryId } = body;
  const { email, found } = await ownOf(services, participantId);
  const now = services.now();
  if (!isSubscribed) {
    if (found?.state === 'confirmed') await services.db.write(replacing(found, ended(found, now, 'person')));
    return shown(undefined, locale);
  }
  const asked = pendingSubscription({ email, participantId, locale, territoryId }, now);
  const fresh = confirmed(asked, now, await isSuppressedAddress(services, asked.addressHash));
  const since = found?.state === 'confirmed' ? { askedAt: found.askedAt, confirmedAt: found.confirmedAt } : {};
  const after = { ...fresh, ...since };
  await services.db.write(put(Subscriptions, after));
  return shown(after, locale);
});
