/** Mails about identity documents that people have sent. */
import * as z from 'zod';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';
import { mailWords } from './mail-words.ts';
import { defineMail } from './template.ts';

/** Where people see their verifications, without the language. */
const OWN = '/account/';

const decided = defineMail(
  z.object({
    outcome: z.enum(['confirm', 'refuse']),
    /** Why it was refused; empty where it was confirmed. */
    reason: z.string(),
    /** The reviewer's own words; may be empty. */
    words: z.string(),
  }),
  async ({ outcome, reason, words }, { locale, siteOrigin, organization }) => {
    const t = mailWords(verificationsWords, locale);
    const paragraph = (text: string): MailBlock[] => (text.trim() === '' ? [] : [{ kind: 'paragraph', text }]);
    const isConfirmed = outcome === 'confirm';
    return {
      // Not whether it was confirmed: subjects show on locked screens.
      subject: t('mail.id-document.subject', { organization }),
      title: t(isConfirmed ? 'mail.id-document.confirmed-title' : 'mail.id-document.refused-title'),
      blocks: [
        ...paragraph(
          isConfirmed
            ? t('mail.id-document.confirmed')
            : t('mail.id-document.refused', { reason: reason.replaceAll('-', '_') }),
        ),
        ...paragraph(words),
        ...(isConfirmed ? [] : paragraph(t('mail.id-document.again'))),
        ...paragraph(t('mail.id-document.deleted')),
        { kind: 'button', text: t('mail.id-document.action'), url: `${siteOrigin}/${locale}${OWN}` },
      ],
      reason: t('mail.id-document.reason', { organization }),
    };
  },
  { group: 'verification', values: { outcome: 'refuse', reason: 'unreadable', words: 'La photographie est floue.' } },
);

/** Mails by name. */
export const idDocumentMails = { 'id-document-decided': decided } as const;
