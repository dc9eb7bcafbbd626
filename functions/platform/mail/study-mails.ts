/** Mails about the technical study of a proposal, to its author and its followers. */
import * as z from 'zod';
import { UNFOLLOW_PATH } from '../../../shared/follows/rules.ts';
import { ParticipantId, ProposalId } from '../../../shared/platform/ids.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { studiesWords } from '../../../shared/studies/words.ts';
import { unfollowToken } from './follow-secrets.ts';
import { mailWords } from './mail-words.ts';
import { muteLinks } from './mute-secrets.ts';
import { SAMPLE_PARTICIPANT, SAMPLE_PATH, SAMPLE_PROPOSAL, SAMPLE_TITLE } from './samples.ts';
import { defineMail } from './template.ts';

const paragraph = (text: string): MailBlock[] => (text.trim() === '' ? [] : [{ kind: 'paragraph', text }]);

const studyNews = defineMail(
  z.object({
    kind: z.enum(['under-study', 'feasible', 'feasible-if-changed', 'not-feasible', 'merged', 'unmerged', 'project']),
    title: z.string(),
    /** Of the proposal's page, without the language. */
    path: z.string().startsWith('/processes/'),
    /** Whoever wrote the proposal is told that it is theirs; empty for followers. */
    isAuthor: z.enum(['yes', '']),
    /** Plain text; may be empty. */
    reasons: z.string(),
    /** Title of the proposal that it went into. */
    into: z.string(),
    /** Of the project. */
    number: z.string(),
    /** Day on which the vote begins, in words; empty where nobody knows. */
    votingFrom: z.string(),
    resourceId: ProposalId,
    participantId: ParticipantId,
  }),
  async (told, context) => {
    const { locale, siteOrigin, organization, secrets } = context;
    const t = mailWords(studiesWords, locale);
    const { kind, title, into, number, votingFrom, isAuthor, reasons, path } = told;
    const reader = isAuthor === 'yes' ? 'author' : 'follower';
    const end = async (): Promise<MailBlock> => ({
      kind: 'link',
      text: t('mail.study-news.unfollow'),
      // After the #: what stands there is sent to no server and lands in no log.
      url: `${siteOrigin}/${locale}${UNFOLLOW_PATH}#${unfollowToken(await secrets.get('session'), told)}`,
    });
    return {
      subject: t(`mail.study-news.subject.${kind}`, { title }),
      title: t(`mail.study-news.title.${kind}`),
      blocks: [
        ...paragraph(t(`mail.study-news.text.${kind}`, { title, into, number, reader })),
        ...(reasons.trim() === '' ? [] : [{ kind: 'heading', text: t('mail.study-news.reasons') } as const]),
        ...paragraph(reasons),
        ...(votingFrom === '' ? [] : paragraph(t('mail.study-news.voting-from', { day: votingFrom }))),
        { kind: 'button', text: t('mail.study-news.action'), url: `${siteOrigin}/${locale}${path}` },
        ...(reader === 'author' ? [] : [await end()]),
      ],
      reason: t(`mail.study-news.reason.${reader}`, { organization }),
      unsubscribe: await muteLinks(context, {
        participantId: told.participantId,
        event: reader === 'author' ? 'own.studied' : 'study.step',
      }),
    };
  },
  {
    group: 'news',
    values: {
      kind: 'feasible-if-changed',
      title: SAMPLE_TITLE,
      path: SAMPLE_PATH,
      isAuthor: 'yes',
      reasons: 'Le pont doit rester ouvert aux véhicules de secours.',
      into: '',
      number: '',
      votingFrom: '1 décembre 2026',
      resourceId: SAMPLE_PROPOSAL,
      participantId: SAMPLE_PARTICIPANT,
    },
  },
);

/** Mails of studies, by name. */
export const studyMails = { 'study-news': studyNews } as const;
