/** Mails to people who are invited to a role. */
import * as z from 'zod';
import { SpaceId } from '../../../shared/platform/ids.ts';
import { INVITATION_DAYS, INVITATION_PATH } from '../../../shared/team/rules.ts';
import { teamWords } from '../../../shared/team/words.ts';
import { mailWords } from './mail-words.ts';
import { SAMPLE_KEY } from './samples.ts';
import { teamInvitationToken } from './team-secrets.ts';
import { defineMail } from './template.ts';

const teamInvitation = defineMail(
  z.object({
    spaceId: SpaceId,
    key: z.string(),
    role: z.string(),
    /** Name, or `none` for a command. */
    inviter: z.string(),
    /** Title of the process, or `none`. */
    space: z.string(),
  }),
  async ({ spaceId, key, ...values }, { locale, siteOrigin, organization, secrets }) => {
    const t = mailWords(teamWords, locale);
    const token = teamInvitationToken(await secrets.get('session'), { spaceId, key });
    return {
      subject: t('mail.team-invitation.subject', { organization, role: values.role }),
      title: t('mail.team-invitation.title'),
      blocks: [
        { kind: 'paragraph', text: t('mail.team-invitation.text', { ...values, organization }) },
        { kind: 'paragraph', text: t('mail.team-invitation.address') },
        // After the #: what stands there is sent to no server and lands in no log.
        {
          kind: 'button',
          text: t('mail.team-invitation.action'),
          url: `${siteOrigin}${INVITATION_PATH}#${token}`,
          spelled: true,
        },
        { kind: 'paragraph', text: t('mail.team-invitation.validity', { days: INVITATION_DAYS }) },
      ],
      reason: t('mail.team-invitation.reason', { organization }),
    };
  },
  {
    group: 'account',
    values: { spaceId: 'organization', key: SAMPLE_KEY, role: 'moderator', inviter: 'Camille D.', space: 'none' },
  },
);

/** Mails to the invited, by name. */
export const teamMails = { 'team-invitation': teamInvitation } as const;
