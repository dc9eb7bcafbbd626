/** Every mail that the platform sends. Words are in the messages of the feature, with the prefix `mail.`. */
import * as z from 'zod';
import { commentsWords } from '../../../shared/comments/words.ts';
import { CODE_SECONDS } from '../../../shared/participants/rules.ts';
import { participantsWords } from '../../../shared/participants/words.ts';
import { ParticipantId, SignInCodeId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import { accountMails } from './account-mails.ts';
import { budgetMails } from './budget-mails.ts';
import { engagementMails } from './engagement-mails.ts';
import { idDocumentMails } from './id-document-mails.ts';
import { layOut, type RenderedMail } from './layout.ts';
import { letterMails } from './letter-mails.ts';
import { MailNotMade, mailWords } from './mail-words.ts';
import { moderationMails } from './moderation-mails.ts';
import { muteLinks } from './mute-secrets.ts';
import { noticeMails } from './notice-mails.ts';
import { participationMails } from './participation-mails.ts';
import { replyMails } from './reply-mails.ts';
import { SAMPLE_CODE, SAMPLE_PARTICIPANT, SAMPLE_PATH, SAMPLE_TITLE } from './samples.ts';
import { codeOf, tokenOf } from './sign-in-secrets.ts';
import { studyMails } from './study-mails.ts';
import { subscriptionMails } from './subscription-mails.ts';
import { teamMails } from './team-mails.ts';
import { defineMail, type MailContent, type MailContext, type MailSender } from './template.ts';

const MINUTES = CODE_SECONDS / 60;

const signInCode = defineMail(
  z.object({ codeId: SignInCodeId, returnTo: z.string().optional() }),
  async ({ codeId, returnTo }, { locale, siteOrigin, organization, secrets }) => {
    const t = mailWords(participantsWords, locale);
    const secret = await secrets.get('session');
    const query = new URLSearchParams({
      token: tokenOf(secret, codeId),
      ...(returnTo === undefined ? {} : { returnTo }),
    });
    return {
      // No code here: subjects show on locked screens and in notifications.
      subject: t('mail.sign-in-code.subject', { organization }),
      title: t('mail.sign-in-code.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.sign-in-code.enter') },
        { kind: 'code', text: codeOf(secret, codeId) },
        { kind: 'paragraph', text: t('mail.sign-in-code.or') },
        {
          kind: 'button',
          text: t('mail.sign-in-code.action'),
          url: `${siteOrigin}/${locale}/sign-in/?${query}`,
          spelled: true,
        },
        { kind: 'paragraph', text: t('mail.sign-in-code.validity', { minutes: MINUTES }) },
      ],
      reason: t('mail.sign-in-code.reason', { organization }),
    };
  },
  { group: 'account', values: { codeId: SAMPLE_CODE } },
);

const commentMention = defineMail(
  z.object({
    /** Of what is commented on. */
    title: z.string(),
    /** Name of who wrote the comment; none where the organization did. */
    author: z.string().optional(),
    /** Of the comment on its page, without the language: `/processes/…/#cmt_…`. */
    path: z.string().startsWith('/processes/'),
    /** Who is mentioned. Mails that an earlier release has written do not say it. */
    participantId: ParticipantId.optional(),
  }),
  async ({ title, author, path, participantId }, context) => {
    const { locale, siteOrigin, organization } = context;
    const t = mailWords(commentsWords, locale);
    const name = author ?? organization;
    return {
      subject: t('mail.comment-mention.subject', { author: name }),
      title: t('mail.comment-mention.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.comment-mention.mentioned', { author: name, title }) },
        { kind: 'button', text: t('mail.comment-mention.action'), url: `${siteOrigin}/${locale}${path}` },
      ],
      reason: t('mail.comment-mention.reason', { organization }),
      ...(participantId === undefined
        ? {}
        : { unsubscribe: await muteLinks(context, { participantId, event: 'comment.mentioned' }) }),
    };
  },
  {
    group: 'news',
    values: { title: SAMPLE_TITLE, author: 'Camille D.', path: SAMPLE_PATH, participantId: SAMPLE_PARTICIPANT },
  },
);

const kinds = {
  'sign-in-code': signInCode,
  'comment-mention': commentMention,
  ...accountMails,
  ...budgetMails,
  ...engagementMails,
  ...letterMails,
  ...moderationMails,
  ...participationMails,
  ...subscriptionMails,
  ...replyMails,
  ...noticeMails,
  ...teamMails,
  ...idDocumentMails,
  ...studyMails,
} as const;

/** An example of every mail: what the back office shows, and what tests render. */
export const mailExamples = Object.entries(kinds).map(([template, { sample }]) => ({ template, ...sample }));

const isKind = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name);
/** Links of examples are those of nobody. */
const NO_SECRETS = { get: async () => 'example', previous: async () => undefined };

/** What an example of a mail says. @throws MailNotMade where there is no such mail */
export async function exampleOf(template: string, context: Omit<MailContext, 'secrets'>): Promise<MailContent> {
  if (!isKind(template)) throw new MailNotMade(`there is no mail "${template}"`);
  const { content, sample } = kinds[template];
  return content(sample.values, { ...context, secrets: NO_SECRETS });
}

/** An example of a mail that somebody of the back office sends to themselves. */
const preview = defineMail(
  z.object({ of: z.string() }),
  async ({ of }, context) => {
    const t = mailWords(platformWords, context.locale);
    const example = await exampleOf(of, context);
    return {
      ...example,
      subject: t('mail.preview.subject', { subject: example.subject }),
      blocks: [{ kind: 'paragraph', text: t('mail.preview.note') }, { kind: 'divider' }, ...example.blocks],
    };
  },
  { group: 'account', values: { of: 'sign-in-code' } },
);

const mailTemplates = { ...kinds, preview } as const;
export type TemplateName = keyof typeof mailTemplates;
/** What the outbox keeps for a mail. */
export type MailValues<T extends TemplateName> = z.input<(typeof mailTemplates)[T]['values']>;

/** What the outbox says of a mail to render. */
export interface MailOrder {
  readonly template: string;
  readonly locale: InterfaceLocale;
  readonly values: object;
}

const isTemplate = (name: string): name is TemplateName => Object.hasOwn(mailTemplates, name);

/** @throws MailNotMade for an unknown template, and for values that are missing or wrong: nothing is sent then. */
export async function renderMail(
  { template, locale, values }: MailOrder,
  sender: MailSender,
  world: Pick<MailContext, 'siteOrigin' | 'secrets'>,
): Promise<RenderedMail> {
  if (!isTemplate(template)) throw new MailNotMade(`there is no mail "${template}"`);
  const context = { ...world, locale, organization: sender.name, timeZone: sender.timeZone, contact: sender.contact };
  return layOut(await mailTemplates[template].content(values, context), sender, locale);
}
