import { Muted } from '../../../shared/notifications/preferences.ts';
import { MUTE_PATH } from '../../../shared/notifications/rules.ts';
import { notificationsWords } from '../../../shared/notifications/words.ts';
import { ParticipantId } from '../../../shared/platform/ids.ts';
import { equalInConstantTime, hmac } from '../signing.ts';
import { mailWords } from './mail-words.ts';
import type { MailContext, Unsubscribe } from './template.ts';

/** Whose mails end, and which of them. */
export interface Muting {
  readonly participantId: ParticipantId;
  readonly event: Muted;
}

/** Stands in no id and no name of an event, and in an address as it is. */
const SEPARATOR = '~';

/**
 * What a mail carries to end mails of its kind. It says whose they are and can do nothing else, so it has no end: a mail
 * that is found again after years still stops the next one.
 */
export const muteToken = (secret: string, { participantId, event }: Muting): string =>
  [participantId, event, hmac(secret, 'mail.mute', participantId, event)].join(SEPARATOR);

/** What a token of ours ends; `undefined` for any other text. */
export function mutingOf(secret: string, token: string): Muting | undefined {
  const [participant, kind] = token.split(SEPARATOR);
  const participantId = ParticipantId.safeParse(participant);
  const event = Muted.safeParse(kind);
  if (!participantId.success || !event.success) return undefined;
  const muting = { participantId: participantId.data, event: event.data };
  return equalInConstantTime(token, muteToken(secret, muting)) ? muting : undefined;
}

/** What the link of a mail is called by what it ends. */
const wordOf = (event: Muted) => (event === 'digest' || event === 'all' ? event : 'event');

/** How the reader of a mail about an event ends mails of its kind: `unsubscribe` of its content. */
export async function muteLinks(
  { locale, siteOrigin, secrets }: Pick<MailContext, 'locale' | 'siteOrigin' | 'secrets'>,
  muting: Muting,
): Promise<Unsubscribe> {
  const token = muteToken(await secrets.get('session'), muting);
  return {
    text: mailWords(notificationsWords, locale)(`mail.mute-${wordOf(muting.event)}`),
    // After the #: what stands there is sent to no server and lands in no log.
    page: `${siteOrigin}/${locale}${MUTE_PATH}#${token}`,
    oneClick: `${siteOrigin}/api/mail/mutes/${token}`,
  };
}
