import { newsletters } from '../../../shared/newsletters/contract.ts';
import { CONFIRM_DAYS, CONSENT_VERSION } from '../../../shared/newsletters/rules.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { confirmedBy } from '../../platform/mail/newsletter-secrets.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import { networkOf } from '../../platform/network.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import { firstAccepted } from '../../platform/secrets.ts';
import { hmac } from '../../platform/signing.ts';
import { Subscriptions } from '../entities.ts';
import { preferencesOf } from './preferences.ts';
import { confirmed, isSuppressedAddress, pendingSubscription, replacing, subscriptionById } from './subscription.ts';

const tooMany = { problem: 'request.too-many' } as const;
/** Mails that one address can be sent by whoever types it, and that one network can have sent. */
const OF_ADDRESS: Limit = { name: 'newsletter-sign-ups', requests: 3, seconds: 24 * 3600, ...tooMany };
const OF_NETWORK: Limit = { name: 'newsletter-sign-ups-network', requests: 30, seconds: 3600, ...tooMany };

/**
 * Mails a link to confirm a subscription. Whoever has the address, and whether it has subscribed before, makes no
 * difference to the answer, and a subscription that holds is not touched.
 */
export const subscribe = handle(newsletters.subscribe, async ({ body, sourceIp }, services) => {
  const { email, locale, territoryId, consentVersion } = body;
  if (consentVersion !== CONSENT_VERSION) throw new Problem('newsletter.consent-outdated');
  const secret = await services.secrets.get('session');
  await countAgainst(services, OF_NETWORK, hmac(secret, 'newsletter.network', networkOf(sourceIp)));
  await countAgainst(services, OF_ADDRESS, hmac(secret, 'newsletter.address', email));
  const pending = pendingSubscription({ email, participantId: null, locale, territoryId }, services.now());
  await services.db.write(
    put(Subscriptions, pending, {
      when: [{ attribute: 'state', op: '<>', value: 'confirmed' }],
      otherwise: 'unchanged',
    }),
  );
  await services.db.write(
    outboxMail(services, {
      template: 'newsletter-confirm',
      to: { email },
      locale,
      values: { subscriptionId: pending.id },
    }),
  );
  return { days: CONFIRM_DAYS };
});

/** Confirms a subscription with what only its mail holds. */
export const confirm = handle(newsletters.confirm, async ({ body: { token } }, services) => {
  const id = await firstAccepted(services.secrets, 'session', (secret) => confirmedBy(secret, token));
  if (id === undefined) throw new Problem('newsletter.link-invalid');
  const found = await subscriptionById(services, id);
  if (found === undefined || found.state === 'ended') throw new Problem('newsletter.link-expired');
  if (found.state === 'confirmed') return preferencesOf(services, found);
  const isSuppressed = await isSuppressedAddress(services, found.addressHash);
  const after = confirmed(found, services.now(), isSuppressed);
  await services.db.write(replacing(found, after));
  return preferencesOf(services, after);
});
