/** Mails about one's own account. Words are in the messages of participants, with the prefix `mail.`. */
import * as z from 'zod';
import { CODE_SECONDS, EXPORT_DAYS } from '../../../shared/participants/rules.ts';
import { participantsWords } from '../../../shared/participants/words.ts';
import { ParticipantId, SignInCodeId } from '../../../shared/platform/ids.ts';
import { mailWords } from './mail-words.ts';
import { SAMPLE_CODE, SAMPLE_PARTICIPANT } from './samples.ts';
import { codeOf, tokenOf } from './sign-in-secrets.ts';
import { defineMail, type MailContext } from './template.ts';

const MINUTES = CODE_SECONDS / 60;
const Nothing = z.object({});

const accountPage = ({ siteOrigin, locale }: MailContext, query = '') => `${siteOrigin}/${locale}/account/${query}`;

const emailChange = defineMail(
  z.object({ codeId: SignInCodeId, participantId: ParticipantId }),
  async ({ codeId, participantId }, context) => {
    const { locale, organization, secrets } = context;
    const t = mailWords(participantsWords, locale);
    const secret = await secrets.get('session');
    const query = new URLSearchParams({ participant: participantId, token: tokenOf(secret, codeId) });
    return {
      subject: t('mail.email-change.subject', { organization }),
      title: t('mail.email-change.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.email-change.enter') },
        { kind: 'code', text: codeOf(secret, codeId) },
        { kind: 'paragraph', text: t('mail.email-change.or') },
        { kind: 'button', text: t('mail.email-change.action'), url: accountPage(context, `?${query}`) },
        { kind: 'paragraph', text: t('mail.email-change.validity', { minutes: MINUTES }) },
      ],
      reason: t('mail.email-change.reason', { organization }),
    };
  },
  { group: 'account', values: { codeId: SAMPLE_CODE, participantId: SAMPLE_PARTICIPANT } },
);

const emailTaken = defineMail(
  Nothing,
  async (_, context) => {
    const { locale, organization, siteOrigin } = context;
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.email-taken.subject', { organization }),
      title: t('mail.email-taken.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.email-taken.text') },
        { kind: 'paragraph', text: t('mail.email-taken.next') },
        { kind: 'button', text: t('mail.email-taken.action'), url: `${siteOrigin}/${locale}/sign-in/`, spelled: true },
      ],
      reason: t('mail.email-taken.reason', { organization }),
    };
  },
  { group: 'account', values: {} },
);

const emailChangeAsked = defineMail(
  Nothing,
  async (_, context) => {
    const { locale, organization } = context;
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.email-change-asked.subject', { organization }),
      title: t('mail.email-change-asked.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.email-change-asked.text') },
        { kind: 'paragraph', text: t('mail.email-change-asked.not-you') },
        { kind: 'button', text: t('mail.email-change-asked.action'), url: accountPage(context) },
      ],
      reason: t('mail.account.reason', { organization }),
    };
  },
  { group: 'account', values: {} },
);

const emailChanged = defineMail(
  Nothing,
  async (_, { locale, organization }) => {
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.email-changed.subject', { organization }),
      title: t('mail.email-changed.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.email-changed.text') },
        { kind: 'paragraph', text: t('mail.email-changed.not-you') },
      ],
      reason: t('mail.account.reason', { organization }),
    };
  },
  { group: 'account', values: {} },
);

const exportReady = defineMail(
  Nothing,
  async (_, context) => {
    const { locale, organization } = context;
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.export-ready.subject', { organization }),
      title: t('mail.export-ready.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.export-ready.text', { days: EXPORT_DAYS }) },
        // To the page and not to the file: a mail that is forwarded must not hand it over.
        { kind: 'button', text: t('mail.export-ready.action'), url: accountPage(context, '#data') },
      ],
      reason: t('mail.export-ready.reason', { organization }),
    };
  },
  { group: 'account', values: {} },
);

const accountDeletion = defineMail(
  z.object({ codeId: SignInCodeId }),
  async ({ codeId }, context) => {
    const { locale, organization, secrets } = context;
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.account-deletion.subject', { organization }),
      title: t('mail.account-deletion.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.account-deletion.enter') },
        { kind: 'code', text: codeOf(await secrets.get('session'), codeId) },
        { kind: 'paragraph', text: t('mail.account-deletion.validity', { minutes: MINUTES }) },
        { kind: 'paragraph', text: t('mail.account-deletion.final') },
      ],
      reason: t('mail.account-deletion.reason', { organization }),
    };
  },
  { group: 'account', values: { codeId: SAMPLE_CODE } },
);

/** What of an account's ways in can change. */
const SECURITY_EVENTS = [
  'app-set-up',
  'factor-reset',
  'codes-renewed',
  'code-used',
  'service-linked',
  'service-unlinked',
] as const;

const accountSecurity = defineMail(
  z.object({
    event: z.enum(SECURITY_EVENTS),
    /** Of the service, in the person's language. */
    service: z.string().optional(),
  }),
  async ({ event, service = '' }, context) => {
    const { locale, organization } = context;
    const t = mailWords(participantsWords, locale);
    return {
      subject: t('mail.account-security.subject', { organization }),
      title: t('mail.account-security.title'),
      blocks: [
        { kind: 'paragraph', text: t(`mail.account-security.${event}`, { service }) },
        { kind: 'paragraph', text: t('mail.account-security.not-you') },
        { kind: 'button', text: t('mail.account-security.action'), url: accountPage(context, '#session') },
      ],
      reason: t('mail.account.reason', { organization }),
    };
  },
  { group: 'account', values: { event: 'service-linked', service: 'FranceConnect' } },
);

/** Mails about one's own account, by name. */
export const accountMails = {
  'email-change': emailChange,
  'email-taken': emailTaken,
  'email-change-asked': emailChangeAsked,
  'email-changed': emailChanged,
  'export-ready': exportReady,
  'account-deletion': accountDeletion,
  'account-security': accountSecurity,
} as const;
