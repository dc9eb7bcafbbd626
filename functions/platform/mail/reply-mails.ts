/** What whoever answers one of our mails is told: nobody reads there. */
import * as z from 'zod';
import { platformWords } from '../../../shared/platform/words.ts';
import { mailWords } from './mail-words.ts';
import { defineMail } from './template.ts';

const mailInNotice = defineMail(
  z.object({
    /** Where what the mail was about stands, as well as can be told. */
    about: z.enum(['account', 'newsletters', 'site']),
    /** Without the language. */
    path: z.string().startsWith('/'),
    /** Where people read, an address or a telephone number. */
    contact: z.string().optional(),
    /** Message-ID of the mail that is answered: the sender puts it into the headers. */
    inReplyTo: z.string().optional(),
  }),
  async ({ about, path, contact }, { locale, siteOrigin, organization }) => {
    const t = mailWords(platformWords, locale);
    return {
      subject: t('mail.mail-in-notice.subject', { organization }),
      title: t('mail.mail-in-notice.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.mail-in-notice.unread', { organization }) },
        {
          kind: 'paragraph',
          text:
            contact === undefined ? t('mail.mail-in-notice.no-contact') : t('mail.mail-in-notice.contact', { contact }),
        },
        { kind: 'paragraph', text: t('mail.mail-in-notice.where') },
        { kind: 'button', text: t(`mail.mail-in-notice.${about}`), url: `${siteOrigin}/${locale}${path}` },
      ],
      reason: t('mail.mail-in-notice.reason', { organization }),
    };
  },
  {
    group: 'account',
    values: { about: 'account', path: '/account/', contact: 'participation@example.org' },
  },
);

export const replyMails = { 'mail-in-notice': mailInNotice } as const;
