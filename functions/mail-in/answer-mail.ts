import type { NewsletterId } from '../../shared/platform/ids.ts';
import { MailId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { Outbox } from '../platform/entities.ts';
import { mailKeyOf } from '../platform/mail/lanes.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import type { Services } from '../platform/services.ts';
import { organization } from '../spaces/directory.ts';
import { ReplyNotices } from './entities.ts';
import { incomingMails } from './incoming.ts';
import { type Judgement, judgeMail, type Ours } from './judge-mail.ts';

type Answer = Extract<Judgement, { kind: 'answer' }>;

/** Well past the day that a notice stands for, in any time zone. */
const REMEMBERED_SECONDS = 2 * 24 * 3600;

const oursOf = ({ config }: Services): Ours => ({
  addresses: [config.mailFrom.toLowerCase()],
  domains: config.mailReplies ? [config.mailReplies] : [],
  host: new URL(config.siteOrigin).hostname,
});

/** In which language, and where what was answered stands: all that the template of a mail tells. Its text is not kept. */
async function contextOf(services: Services, about: MailId | NewsletterId | undefined, fallback: InterfaceLocale) {
  const site = { about: 'site', path: '/', locale: fallback } as const;
  if (about === undefined) return site;
  const mailId = MailId.safeParse(about).data;
  if (mailId === undefined) return { ...site, about: 'newsletters', path: '/newsletters/' } as const;
  const mail = await services.db.get(Outbox, mailKeyOf(mailId));
  if (mail === undefined) return site;
  return { about: 'account', path: '/account/', locale: mail.locale } as const;
}

/** Puts the notice into the outbox, once a day for each sender: both writes or none. */
async function answer(services: Services, { to, inReplyTo, about }: Answer): Promise<boolean> {
  const { contact, defaultLocale } = await organization(services);
  const { locale, ...where } = await contextOf(services, about, defaultLocale);
  const now = services.now();
  const notice = { sender: recipientOf({ email: to }), day: now.slice(0, 10) };
  const { changed } = await services.db.transact(
    put(
      ReplyNotices,
      { ...notice, expiresAt: addSeconds(now, REMEMBERED_SECONDS) },
      { when: 'absent', otherwise: 'unchanged' },
    ),
    outboxMail(services, {
      source: ['mail-in-notice', notice.sender, notice.day],
      template: 'mail-in-notice',
      to: { email: to },
      locale,
      values: {
        ...where,
        ...(contact === '' ? {} : { contact }),
        ...(inReplyTo === undefined ? {} : { inReplyTo }),
      },
    }),
  );
  return changed;
}

/**
 * Answers the mails of an event of SES that people wrote, once a day each, by a notice that says where to write instead.
 * The event holds headers and no text, and nothing of a mail is kept but a hash of its sender's address for two days.
 * The event may come twice: the notice has gone out then.
 */
export async function answerMails(services: Services, event: unknown): Promise<void> {
  const ours = oursOf(services);
  for (const mail of incomingMails(event)) {
    const judgement = judgeMail(mail, ours);
    if (judgement.kind === 'ignore') services.log.info('mail-in.ignored', { why: judgement.why });
    else services.log.info('mail-in.answered', { isFirstToday: await answer(services, judgement) });
  }
}
