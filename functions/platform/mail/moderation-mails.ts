/** Mails to those whom a decision of moderation concerns: each is the statement of reasons itself. */
import * as z from 'zod';
import { OWN_DECISIONS_PATH } from '../../../shared/moderation/paths.ts';
import { ReportReason } from '../../../shared/moderation/report.ts';
import { moderationWords } from '../../../shared/moderation/words.ts';
import type { Translate } from '../../../shared/platform/format.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { mailWords } from './mail-words.ts';
import { SAMPLE_TITLE } from './samples.ts';
import { defineMail } from './template.ts';

const values = z.object({
  event: z.enum(['statement', 'reversal', 'judgement']),
  kind: z.enum(['proposal', 'comment', 'attachment', 'profile', 'account']),
  title: z.string(),
  reason: ReportReason,
  basis: z.enum(['law', 'charter']),
  rule: z.string(),
  facts: z.string(),
  words: z.string(),
  /** How many people reported it, where a program has decided; empty where a person has. */
  reports: z.string(),
  /** Days in the reader's own language. */
  until: z.string(),
  appealUntil: z.string(),
  outcome: z.enum(['upheld', 'reversed', '']),
  answer: z.string(),
});
type Values = z.infer<typeof values>;
type Say = Translate<keyof (typeof moderationWords)['en']>;

const paragraph = (text: string): MailBlock[] => (text === '' ? [] : [{ kind: 'paragraph', text }]);

const titled = (heading: string, text: string): MailBlock[] =>
  text === '' ? [] : [{ kind: 'heading', text: heading }, ...paragraph(text)];

/** What happened, why, who decided, and what can be done about it: Article 17(3) of the Digital Services Act. */
function statement(t: Say, { kind, title, reason, basis, rule, facts, words, ...rest }: Values): MailBlock[] {
  const { reports, until, appealUntil } = rest;
  const what =
    kind === 'account' && until !== ''
      ? t('mail.moderation.account-until', { until })
      : t(`mail.moderation.${kind}`, { title });
  const ground =
    rule === ''
      ? t(`mail.moderation.is-${reason}`)
      : t(`mail.moderation.ground-${basis}`, { reason: t(`mail.moderation.is-${reason}`), rule });
  return [
    ...paragraph(what),
    ...titled(t('mail.moderation.ground'), ground),
    ...titled(t('mail.moderation.facts'), facts),
    ...paragraph(words),
    ...titled(
      t('mail.moderation.who'),
      reports === '' ? t('mail.moderation.by-person') : t('mail.moderation.by-program', { reports: Number(reports) }),
    ),
    ...titled(t('mail.moderation.appeal'), t('mail.moderation.appeal-text', { until: appealUntil })),
  ];
}

function news(t: Say, { event, kind, title, outcome, answer }: Values): MailBlock[] {
  const isReversed = event === 'reversal' || outcome === 'reversed';
  const text = isReversed ? t(`mail.moderation.reversed-${kind}`, { title }) : t('mail.moderation.upheld', { title });
  return [...paragraph(text), ...titled(t('mail.moderation.reasons'), answer)];
}

const moderation = defineMail(
  values,
  async (told, { locale, siteOrigin, organization }) => {
    const t = mailWords(moderationWords, locale);
    const subject = told.event === 'statement' ? (`statement-${told.kind}` as const) : told.event;
    return {
      subject: t(`mail.moderation.subject-${subject}`, { organization }),
      title: t(`mail.moderation.subject-${subject}`, { organization }),
      blocks: [
        ...(told.event === 'statement' ? statement(t, told) : news(t, told)),
        { kind: 'button', text: t('mail.moderation.action'), url: `${siteOrigin}/${locale}${OWN_DECISIONS_PATH}` },
      ],
      reason: t('mail.moderation.reason', { organization }),
    };
  },
  {
    group: 'moderation',
    values: {
      event: 'statement',
      kind: 'proposal',
      title: SAMPLE_TITLE,
      reason: 'offensive',
      basis: 'charter',
      rule: 'Article 3',
      facts: 'Le texte traite une personne nommée de menteuse.',
      words: 'Vous pouvez proposer la même idée sans ce passage.',
      reports: '',
      until: '',
      appealUntil: '21 mai 2027',
      outcome: '',
      answer: '',
    },
  },
);

/** Mails of moderation, by name. */
export const moderationMails = { moderation } as const;
