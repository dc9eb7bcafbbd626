/** Confirmations of what somebody has done: a proposal that is online, a first vote. */
import * as z from 'zod';
import { formatHour } from '../../../shared/platform/format.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { proposalsWords } from '../../../shared/proposals/words.ts';
import { formatEnd } from '../../../shared/spaces/dates.ts';
import { mailWords } from './mail-words.ts';
import { SAMPLE_PATH, SAMPLE_PROCESS, SAMPLE_TITLE } from './samples.ts';
import { defineMail } from './template.ts';

/** Of a page, without the language: `/processes/…/`. */
const Path = z.string().startsWith('/processes/');

/** Rows of those facts that are known; no block where none is. */
export function factsBlock(rows: readonly (readonly [name: string, value: string | undefined])[]): MailBlock[] {
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }];
}

const proposalPublished = defineMail(
  z.object({
    title: z.string(),
    processTitle: z.string(),
    path: Path,
    reference: z.string().optional(),
    publishedAt: Instant.optional(),
  }),
  async ({ title, processTitle, path, reference, publishedAt }, { locale, siteOrigin, organization, timeZone }) => {
    const t = mailWords(proposalsWords, locale);
    return {
      subject: t('mail.proposal-published.subject', { organization }),
      about: processTitle,
      title: t('mail.proposal-published.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.proposal-published.published', { title, process: processTitle }) },
        ...factsBlock([
          [t('mail.proposal-published.reference'), reference],
          [t('mail.proposal-published.at'), publishedAt && formatHour(publishedAt, locale, timeZone)],
        ]),
        { kind: 'button', text: t('mail.proposal-published.action'), url: `${siteOrigin}/${locale}${path}` },
        { kind: 'heading', text: t('mail.proposal-published.next') },
        { kind: 'paragraph', text: t('mail.proposal-published.read') },
        { kind: 'paragraph', text: t('mail.proposal-published.answer') },
      ],
      reason: t('mail.proposal-published.reason', { organization }),
    };
  },
  {
    group: 'participation',
    values: {
      title: SAMPLE_TITLE,
      processTitle: SAMPLE_PROCESS,
      path: SAMPLE_PATH,
      reference: '2026-0042',
      publishedAt: '2026-11-21T09:42:00.000Z',
    },
  },
);

const voteRecorded = defineMail(
  z.object({
    process: z.string(),
    path: Path,
    at: Instant,
    /** End of the vote, half-open; none where it has none. */
    until: Instant.optional(),
  }),
  async ({ process, path, at, until }, { locale, siteOrigin, organization, timeZone }) => {
    const t = mailWords(proposalsWords, locale);
    return {
      subject: t('mail.vote-recorded.subject', { organization }),
      about: process,
      title: t('mail.vote-recorded.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.vote-recorded.text', { process }) },
        ...factsBlock([
          [t('mail.vote-recorded.at'), formatHour(at, locale, timeZone)],
          [t('mail.vote-recorded.until'), until && formatEnd(until, locale, timeZone)],
        ]),
        { kind: 'paragraph', text: t('mail.vote-recorded.secret') },
        { kind: 'button', text: t('mail.vote-recorded.action'), url: `${siteOrigin}/${locale}${path}` },
        { kind: 'paragraph', text: t('mail.vote-recorded.once') },
      ],
      reason: t('mail.vote-recorded.reason', { organization }),
    };
  },
  {
    group: 'participation',
    values: {
      process: SAMPLE_PROCESS,
      path: SAMPLE_PATH,
      at: '2026-11-21T09:42:00.000Z',
      until: '2026-12-06T19:00:00.000Z',
    },
  },
);

/** Mails by name. */
export const participationMails = { 'proposal-published': proposalPublished, 'vote-recorded': voteRecorded } as const;
