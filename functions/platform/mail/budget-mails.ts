/** Mails about ballots on budgets. None says what anybody has chosen, and none has the code of a receipt. */
import * as z from 'zod';
import { budgetsWords } from '../../../shared/budgets/words.ts';
import { formatHour } from '../../../shared/platform/format.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { formatEnd } from '../../../shared/spaces/dates.ts';
import { mailWords } from './mail-words.ts';
import { factsBlock } from './participation-mails.ts';
import { SAMPLE_PATH, SAMPLE_PROCESS } from './samples.ts';
import { defineMail } from './template.ts';

/** Of the page of the budget, without the language. */
const Path = z.string().startsWith('/processes/');

const ballotRecorded = defineMail(
  z.object({
    process: z.string(),
    path: Path,
    kind: z.enum(['new', 'changed']),
    at: Instant.optional(),
    /** End of the vote, half-open; none where it has none. */
    until: Instant.optional(),
  }),
  async ({ process, path, kind, at, until }, { locale, siteOrigin, organization, timeZone }) => {
    const t = mailWords(budgetsWords, locale);
    return {
      subject: t(`mail.ballot-recorded.subject-${kind}`, { organization }),
      about: process,
      title: t(`mail.ballot-recorded.title-${kind}`),
      blocks: [
        { kind: 'paragraph', text: t(`mail.ballot-recorded.text-${kind}`, { process }) },
        // No sums and no number of projects: with the list of projects, they would tell which.
        ...factsBlock([
          [t('mail.ballot-recorded.at'), at && formatHour(at, locale, timeZone)],
          [t('mail.ballot-recorded.until'), until && formatEnd(until, locale, timeZone)],
        ]),
        { kind: 'paragraph', text: t('mail.ballot-recorded.secret') },
        { kind: 'paragraph', text: t('mail.ballot-recorded.change') },
        { kind: 'button', text: t('mail.ballot-recorded.action'), url: `${siteOrigin}/${locale}${path}` },
      ],
      reason: t('mail.ballot-recorded.reason', { organization }),
    };
  },
  {
    group: 'participation',
    values: {
      process: SAMPLE_PROCESS,
      path: SAMPLE_PATH,
      kind: 'new',
      at: '2026-11-21T09:42:00.000Z',
      until: '2026-12-06T19:00:00.000Z',
    },
  },
);

const ballotReminder = defineMail(
  z.object({ process: z.string(), path: Path, kind: z.enum(['idle', 'last-day']) }),
  async ({ process, path, kind }, { locale, siteOrigin, organization }) => {
    const t = mailWords(budgetsWords, locale);
    return {
      subject: t(`mail.ballot-reminder.subject-${kind}`, { organization }),
      about: process,
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
