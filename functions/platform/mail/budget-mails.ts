/** Mails about ballots on budgets. None says what anybody has chosen, and none has the code of a receipt. */
import * as z from 'zod';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { mailWords } from './mail-words.ts';
import { SAMPLE_PATH, SAMPLE_PROCESS } from './samples.ts';
import { defineMail } from './template.ts';

/** Of the page of the budget, without the language. */
const Path = z.string().startsWith('/processes/');

const ballotRecorded = defineMail(
  z.object({ process: z.string(), path: Path, kind: z.enum(['new', 'changed']) }),
  async ({ process, path, kind }, { locale, siteOrigin, organization }) => {
    const t = mailWords(budgetsWords, locale);
    return {
      subject: t(`mail.ballot-recorded.subject-${kind}`, { organization }),
      title: t(`mail.ballot-recorded.title-${kind}`),
      blocks: [
        { kind: 'paragraph', text: t(`mail.ballot-recorded.text-${kind}`, { process }) },
        { kind: 'paragraph', text: t('mail.ballot-recorded.secret') },
        { kind: 'paragraph', text: t('mail.ballot-recorded.change') },
        { kind: 'button', text: t('mail.ballot-recorded.action'), url: `${siteOrigin}/${locale}${path}` },
      ],
      reason: t('mail.ballot-recorded.reason', { organization }),
    };
  },
  { group: 'participation', values: { process: SAMPLE_PROCESS, path: SAMPLE_PATH, kind: 'new' } },
);

const ballotReminder = defineMail(
  z.object({ process: z.string(), path: Path, kind: z.enum(['idle', 'last-day']) }),
  async ({ process, path, kind }, { locale, siteOrigin, organization }) => {
    const t = mailWords(budgetsWords, locale);
    return {
      subject: t(`mail.ballot-reminder.subject-${kind}`, { organization }),
      title: t('mail.ballot-reminder.title'),
      blocks: [
        { kind: 'paragraph', text: t(`mail.ballot-reminder.text-${kind}`, { process }) },
        { kind: 'paragraph', text: t('mail.ballot-reminder.once') },
        { kind: 'button', text: t('mail.ballot-reminder.action'), url: `${siteOrigin}/${locale}${path}` },
      ],
      reason: t('mail.ballot-reminder.reason', { organization }),
    };
  },
  { group: 'participation', values: { process: SAMPLE_PROCESS, path: SAMPLE_PATH, kind: 'last-day' } },
);

/** By name. */
export const budgetMails = {
  'budget-ballot-recorded': ballotRecorded,
  'budget-ballot-reminder': ballotReminder,
} as const;
