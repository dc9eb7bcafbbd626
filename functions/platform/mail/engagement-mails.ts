/** Mails to followers of proposals and to people who are invited to a group. */
import * as z from 'zod';
import { UNFOLLOW_PATH } from '../../../shared/follows/rules.ts';
import { followsWords } from '../../../shared/follows/words.ts';
import { INVITATION_DAYS, INVITATION_PATH } from '../../../shared/groups/rules.ts';
import { groupsWords } from '../../../shared/groups/words.ts';
import { GroupId, ParticipantId, ResourceId } from '../../../shared/platform/ids.ts';
import { unfollowToken } from './follow-secrets.ts';
import { invitationToken } from './invitation-secrets.ts';
import { mailWords } from './mail-words.ts';
import { muteLinks } from './mute-secrets.ts';
import { SAMPLE_GROUP, SAMPLE_KEY, SAMPLE_PARTICIPANT, SAMPLE_PATH, SAMPLE_PROPOSAL, SAMPLE_TITLE } from './samples.ts';
import { defineMail } from './template.ts';

/** Whose choices the mail follows. */
const EVENT_OF = {
  answer: 'proposal.answered',
  state: 'proposal.state',
  withdrawn: 'proposal.withdrawn',
} as const;

const followNews = defineMail(
  z.object({
    title: z.string(),
    /** Of the page, without the language. */
    path: z.string().startsWith('/processes/'),
    kind: z.enum(['answer', 'state', 'withdrawn']),
    resourceId: ResourceId,
    participantId: ParticipantId,
  }),
  async ({ title, path, kind, ...followed }, context) => {
    const { locale, siteOrigin, organization, secrets } = context;
    const t = mailWords(followsWords, locale);
    // After the #: what stands there is sent to no server and lands in no log.
    const end = `${UNFOLLOW_PATH}#${unfollowToken(await secrets.get('session'), followed)}`;
    return {
      subject: t(`mail.follow-news.subject-${kind}`, { title }),
      title: t(`mail.follow-news.title-${kind}`),
      blocks: [
        { kind: 'paragraph', text: t(`mail.follow-news.${kind}`, { title }) },
        { kind: 'button', text: t('mail.follow-news.action'), url: `${siteOrigin}/${locale}${path}` },
        { kind: 'link', text: t('mail.follow-news.unfollow'), url: `${siteOrigin}/${locale}${end}` },
      ],
      reason: t('mail.follow-news.reason', { organization }),
      unsubscribe: await muteLinks(context, { participantId: followed.participantId, event: EVENT_OF[kind] }),
    };
  },
  {
    group: 'news',
    values: {
      title: SAMPLE_TITLE,
      path: SAMPLE_PATH,
      kind: 'answer',
      resourceId: SAMPLE_PROPOSAL,
      participantId: SAMPLE_PARTICIPANT,
    },
  },
);

const groupInvitation = defineMail(
  z.object({ groupId: GroupId, key: z.string(), group: z.string(), inviter: z.string() }),
  async ({ groupId, key, group, inviter }, { locale, siteOrigin, organization, secrets }) => {
    const t = mailWords(groupsWords, locale);
    const token = invitationToken(await secrets.get('session'), { groupId, key });
    return {
      subject: t('mail.group-invitation.subject', { group, organization }),
      title: t('mail.group-invitation.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.group-invitation.text', { group, inviter, organization }) },
        { kind: 'paragraph', text: t('mail.group-invitation.address') },
        {
          kind: 'button',
          text: t('mail.group-invitation.action'),
          url: `${siteOrigin}/${locale}${INVITATION_PATH}#${token}`,
          spelled: true,
        },
        { kind: 'paragraph', text: t('mail.group-invitation.validity', { days: INVITATION_DAYS }) },
      ],
      reason: t('mail.group-invitation.reason', { organization }),
    };
  },
  {
    group: 'account',
    values: { groupId: SAMPLE_GROUP, key: SAMPLE_KEY, group: 'Les Riverains du canal', inviter: 'Camille D.' },
  },
);

/** Mails to followers and to the invited, by name. */
export const engagementMails = { 'follow-news': followNews, 'group-invitation': groupInvitation } as const;
