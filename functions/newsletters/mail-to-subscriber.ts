/** What the sender needs for the mail to one subscriber: where it goes, and what it says. */
import * as z from 'zod';
import { PREFERENCES_PATH, SIGN_UP_PATH, UNSUBSCRIBE_PATH } from '../../shared/newsletters/rules.ts';
import { NewsletterId, ParticipantId, SubscriptionId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { Participants } from '../platform/entities.ts';
import type { RenderedMail } from '../platform/mail/layout.ts';
import { MailNotMade } from '../platform/mail/mail-words.ts';
import type { MailMessage } from '../platform/mail/message.ts';
import { fillNewsletter, type RenderedNewsletter } from '../platform/mail/newsletter-mail.ts';
import { subscriptionToken } from '../platform/mail/newsletter-secrets.ts';
import type { MailSender } from '../platform/mail/template.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { Subscriptions } from './entities.ts';
import { subscriptionKeyOf } from './subscriptions/address.ts';
import { preparedKey, testKey } from './worker/prepared-key.ts';

/** The address of a subscription as it is now; `undefined` where it was ended, or its account is gone. */
export async function addressOfSubscription(
  { db }: Pick<Services, 'db'>,
  id: SubscriptionId,
): Promise<string | undefined> {
  const found = await db.get(Subscriptions, subscriptionKeyOf(id));
  if (found?.state !== 'confirmed') return undefined;
  if (found.participantId === null) return found.email ?? undefined;
  return (await db.get(Participants, { id: found.participantId }))?.email || undefined;
}

/** A newsletter never changes once its mails are written. */
const MEMORY_MS = 10 * 60_000;

const Rendered = z.object({ subject: z.string(), text: z.string(), html: z.string() });

async function read({ files }: Pick<Services, 'files'>, key: string): Promise<RenderedNewsletter> {
  const file = await files.data.get(key);
  if (file === undefined) throw new MailNotMade('the newsletter was not prepared');
  return Rendered.parse(JSON.parse(Buffer.from(file.body).toString('utf8')));
}
const prepared = /* @__PURE__ */ shortMemory(MEMORY_MS, (services: World, key: string) => read(services, key));

type World = Pick<Services, 'db' | 'now' | 'files' | 'secrets' | 'config'>;

/** What the outbox keeps for a mail to a subscriber, and for a test to whoever writes it. */
const Values = z.object({
  newsletterId: NewsletterId,
  subscriptionId: SubscriptionId.optional(),
  participantId: ParticipantId.optional(),
});

/**
 * The mail to one subscriber: the one of their language with their own ways to stop. Thousands a second.
 *
 * @throws MailNotMade where it was not prepared
 */
export async function newsletterMail(
  services: World,
  { values, locale }: { readonly values: Readonly<Record<string, string>>; readonly locale: InterfaceLocale },
  { name }: Pick<MailSender, 'name'>,
): Promise<Omit<RenderedMail, 'unsubscribe'> & Pick<MailMessage, 'from' | 'unsubscribe' | 'list'>> {
  const { newsletterId, subscriptionId, participantId } = Values.parse(values);
  const { siteOrigin } = services.config;
  if (subscriptionId === undefined) {
    if (participantId === undefined) throw new MailNotMade('it is to nobody');
    // Its ways to stop lead nowhere: there is nothing to stop.
    const page = `${siteOrigin}/${locale}${SIGN_UP_PATH}`;
    const test = await read(services, testKey(newsletterId, locale, participantId));
    return { ...fillNewsletter(test, { unsubscribe: page, preferences: page }), from: { name } };
  }
  const token = subscriptionToken(await services.secrets.get('session'), { subscriptionId, newsletterId });
  // After the #: what stands there is sent to no server and lands in no log.
  const page = `${siteOrigin}/${locale}${UNSUBSCRIBE_PATH}#${token}`;
  const preferences = `${siteOrigin}/${locale}${PREFERENCES_PATH}#${token}`;
  const mail = fillNewsletter(await prepared.get(services, preparedKey(newsletterId, locale)), {
    unsubscribe: page,
    preferences,
  });
  return {
    ...mail,
    from: { name },
    unsubscribe: { page, oneClick: `${siteOrigin}/api/subscriptions/ends/${token}` },
    list: { id: 'newsletters', name },
  };
}
