/** Mails about a letter with a code that somebody has asked for. */
import * as z from 'zod';
import { RefusalReason } from '../../../shared/verifications/letter.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';
import { mailWords } from './mail-words.ts';
import { defineMail } from './template.ts';

const PATH = '/verify/?method=postal-letter';

const letterSent = defineMail(
  z.object({ days: z.string() }),
  async ({ days }, { locale, siteOrigin, organization }) => {
    const t = mailWords(verificationsWords, locale);
    return {
      subject: t('mail.letter-sent.subject', { organization }),
      title: t('mail.letter-sent.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.letter-sent.text', { days: Number(days) }) },
        { kind: 'button', text: t('mail.letter-sent.action'), url: `${siteOrigin}/${locale}${PATH}` },
      ],
      reason: t('mail.letter-sent.reason', { organization }),
    };
  },
  { group: 'verification', values: { days: '30' } },
);

const letterRefused = defineMail(
  z.object({ reason: RefusalReason }),
  async ({ reason }, { locale, siteOrigin, organization }) => {
    const t = mailWords(verificationsWords, locale);
    return {
      subject: t('mail.letter-refused.subject', { organization }),
      title: t('mail.letter-refused.title'),
      blocks: [
        { kind: 'paragraph', text: t(`mail.letter-refused.${reason}`) },
        { kind: 'paragraph', text: t('mail.letter-refused.again') },
        { kind: 'button', text: t('mail.letter-refused.action'), url: `${siteOrigin}/${locale}/verify/` },
      ],
      reason: t('mail.letter-sent.reason', { organization }),
    };
  },
  { group: 'verification', values: { reason: 'no-such-address' } },
);

/** Mails about letters, by name. */
export const letterMails = { 'letter-sent': letterSent, 'letter-refused': letterRefused } as const;
