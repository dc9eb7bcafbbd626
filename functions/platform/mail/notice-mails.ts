/** Mails of notifications that have no mail of their own: one piece of news, or a digest of many. */
import * as z from 'zod';
import { EventNameSchema, Muted } from '../../../shared/notifications/preferences.ts';
import { NOTIFICATIONS_PATH } from '../../../shared/notifications/rules.ts';
import { notificationsWords } from '../../../shared/notifications/words.ts';
import { formatHour } from '../../../shared/platform/format.ts';
import { ParticipantId } from '../../../shared/platform/ids.ts';
import type { MailBlock } from '../../../shared/platform/mail-view.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { mailWords } from './mail-words.ts';
import { muteLinks } from './mute-secrets.ts';
import { SAMPLE_PARTICIPANT, SAMPLE_PATH, SAMPLE_PROCESS, SAMPLE_TITLE } from './samples.ts';
import { defineMail } from './template.ts';

const Path = z.string().startsWith('/');

const notice = defineMail(
  z.object({
    participantId: ParticipantId,
    event: EventNameSchema,
    /** What happened, in one line. */
    text: z.string().min(1),
    /** Title of the process; may be empty. */
    about: z.string(),
    /** Without the language. */
    path: Path,
  }),
  async ({ participantId, event, text, about, path }, context) => {
    const { locale, siteOrigin, organization } = context;
    const t = mailWords(notificationsWords, locale);
    return {
      subject: text,
      about,
      title: text,
      preheader: about,
      blocks: [{ kind: 'button', text: t('mail.notice.action'), url: `${siteOrigin}/${locale}${path}` }],
      reason: t('mail.notice.reason', { organization }),
      unsubscribe: await muteLinks(context, { participantId, event }),
      links: [{ text: t('mail.preferences'), url: `${siteOrigin}/${locale}/account/#notifications` }],
    };
  },
  {
    group: 'news',
    values: {
      participantId: SAMPLE_PARTICIPANT,
      event: 'own.answered',
      text: `Votre proposition « ${SAMPLE_TITLE} » a reçu une réponse officielle`,
      about: SAMPLE_PROCESS,
      path: SAMPLE_PATH,
    },
  },
);

const Groups = z
  .array(
    z.object({
      /** Title of the process; empty for what belongs to none. */
      about: z.string(),
      items: z.array(z.object({ text: z.string().min(1), path: Path, at: Instant })).min(1),
    }),
  )
  .min(1);
/** News of a digest by process, in their order. */
export type DigestGroups = z.infer<typeof Groups>;

const parsed = (text: string, context: z.RefinementCtx) => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
};

const digest = defineMail(
  z.object({
    participantId: ParticipantId,
    /** What its link ends. */
    mutes: Muted,
    /** `quiet`: what came during quiet hours. */
    period: z.enum(['daily', 'weekly', 'quiet']),
    /** Of all news, also of those that are not named. */
    count: z.string().regex(/^[1-9]\d*$/),
    /** JSON of `DigestGroups`: values are kept as text. */
    groups: z.string().transform(parsed).pipe(Groups),
  }),
  async ({ participantId, mutes, period, count, groups }, context) => {
    const { locale, siteOrigin, organization, timeZone } = context;
    const t = mailWords(notificationsWords, locale);
    const more = Number(count) - groups.reduce((sum, { items }) => sum + items.length, 0);
    const list = `${siteOrigin}/${locale}${NOTIFICATIONS_PATH}`;
    const blocks = groups.flatMap(({ about, items }): MailBlock[] => [
      ...(about === '' ? [] : [{ kind: 'heading', text: about } as const]),
      {
        kind: 'items',
        items: items.map(({ text, path, at }) => ({
          title: text,
          url: `${siteOrigin}/${locale}${path}`,
          text: '',
          meta: formatHour(at, locale, timeZone),
        })),
      },
    ]);
    return {
      subject: t(`mail.digest.subject-${period}`, { organization, count: Number(count) }),
      preheader: groups[0]?.items[0]?.text ?? '',
      title: t(`mail.digest.title-${period}`, { count: Number(count) }),
      blocks: [
        ...blocks,
        ...(more > 0 ? [{ kind: 'paragraph', text: t('mail.digest.more', { count: more }) } as const] : []),
        { kind: 'button', text: t('mail.digest.action'), url: list },
      ],
      reason: t('mail.digest.reason', { organization }),
      unsubscribe: await muteLinks(context, { participantId, event: mutes }),
      links: [{ text: t('mail.preferences'), url: `${siteOrigin}/${locale}/account/#notifications` }],
    };
  },
  {
    group: 'news',
    values: {
      participantId: SAMPLE_PARTICIPANT,
      mutes: 'digest',
      period: 'daily',
      count: '14',
      groups: JSON.stringify([
        {
          about: SAMPLE_PROCESS,
          items: [
            { text: `Nouvelle proposition : « ${SAMPLE_TITLE} »`, path: SAMPLE_PATH, at: '2026-11-20T16:30:00.000Z' },
            {
              text: 'Camille D. a commenté « Des bancs à l’ombre »',
              path: SAMPLE_PATH,
              at: '2026-11-20T09:12:00.000Z',
            },
          ],
        },
        {
          about: 'Plan climat',
          items: [
            { text: 'La phase « Vote » a commencé : Plan climat', path: SAMPLE_PATH, at: '2026-11-19T23:00:00.000Z' },
          ],
        },
      ] satisfies DigestGroups),
    },
  },
);

/** Mails of notifications, by name. */
export const noticeMails = { notice, digest } as const;
