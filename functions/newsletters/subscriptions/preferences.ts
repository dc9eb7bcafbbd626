import { newsletters } from '../../../shared/newsletters/contract.ts';
import { increment } from '../../platform/db/write.ts';
import { Statistics } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { type SubscriptionLink, subscriptionOf } from '../../platform/mail/newsletter-secrets.ts';
import { Problem } from '../../platform/problem.ts';
import { firstAccepted } from '../../platform/secrets.ts';
import type { Services } from '../../platform/services.ts';
import { statisticShard } from '../../platform/statistics.ts';
import { organization } from '../../spaces/directory.ts';
import { unsubscribedName } from '../sending/sums.ts';
import {
  confirmed,
  ended,
  isSuppressedAddress,
  replacing,
  type Subscription,
  subscriptionById,
} from './subscription.ts';

/** What a subscription wants; one that is no more wants nothing. */
export async function preferencesOf(services: Pick<Services, 'db'>, one: Subscription | undefined) {
  if (one !== undefined)
    return { isSubscribed: one.state === 'confirmed', locale: one.locale, territoryId: one.territoryId };
  const { defaultLocale } = await organization(services);
  return { isSubscribed: false, locale: defaultLocale, territoryId: null };
}

/** What a token is about. @throws Problem `newsletter.link-invalid` for anything that we did not sign */
async function linkOf({ secrets }: Pick<Services, 'secrets'>, token: string): Promise<SubscriptionLink> {
  const link = await firstAccepted(secrets, 'session', (secret) => subscriptionOf(secret, token));
  if (link === undefined) throw new Problem('newsletter.link-invalid');
  return link;
}

/** What the subscription of a token wants. */
export const readPreferences = handle(newsletters.readPreferences, async ({ body: { token } }, services) => {
  const { subscriptionId } = await linkOf(services, token);
  return preferencesOf(services, await subscriptionById(services, subscriptionId));
});

/** Changes the language or the territory. */
export const writePreferences = handle(
  newsletters.writePreferences,
  async ({ body: { token, locale, territoryId } }, services) => {
    const { subscriptionId } = await linkOf(services, token);
    const found = await subscriptionById(services, subscriptionId);
    if (found?.state !== 'confirmed') return preferencesOf(services, found);
    const after = { ...found, locale, territoryId };
    await services.db.write(replacing(found, after));
    return preferencesOf(services, after);
  },
);

/** Ends a subscription; the newsletter whose link it was counts it, once. */
async function endBy(services: Services, token: string) {
  const { subscriptionId, newsletterId } = await linkOf(services, token);
  const found = await subscriptionById(services, subscriptionId);
  if (found?.state !== 'confirmed') return preferencesOf(services, found && { ...found, state: 'ended' });
  const after = ended(found, services.now(), 'person');
  const key = newsletterId && { name: unsubscribedName(newsletterId), shard: statisticShard(subscriptionId) };
  await services.db.transact(
    replacing(found, after),
    ...(key === undefined ? [] : [increment(Statistics, key, 'value')]),
  );
  return preferencesOf(services, after);
}

/** Ends a subscription from its page. */
export const unsubscribe = handle(newsletters.unsubscribe, async ({ body: { token } }, services) =>
  endBy(services, token),
);

/** Ends a subscription at the button of a mail program. */
export const unsubscribeAtOnce = handle(newsletters.unsubscribeAtOnce, async ({ params: { token } }, services) => {
  await endBy(services, token);
  return { isSubscribed: false as const };
});

/** Takes an end back while it is still known; not one that the address itself has caused. */
export const resubscribe = handle(newsletters.resubscribe, async ({ body: { token } }, services) => {
  const { subscriptionId, newsletterId } = await linkOf(services, token);
  const found = await subscriptionById(services, subscriptionId);
  if (found === undefined || found.state === 'pending' || (found.state === 'ended' && found.endedBy !== 'person'))
    throw new Problem('newsletter.link-expired');
  if (found.state === 'confirmed') return preferencesOf(services, found);
  const after = confirmed(found, services.now(), await isSuppressedAddress(services, found.addressHash));
  const key = newsletterId && { name: unsubscribedName(newsletterId), shard: statisticShard(subscriptionId) };
  await services.db.transact(
    replacing(found, after),
    ...(key === undefined ? [] : [increment(Statistics, key, 'value', { by: -1 })]),
  );
  return preferencesOf(services, after);
});
