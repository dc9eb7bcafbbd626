/** HTTP contract of teams: who has which role where, and invitations to roles. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { ParticipantId, SpaceId } from '../platform/ids.ts';
import { SpaceRole } from '../platform/roles.ts';
import { Instant, InstantInput } from '../platform/time.ts';

/** A role that people can be invited to; `administrator`: of the whole platform. */
export const TeamRole = z.union([z.literal('administrator'), SpaceRole]);
export type TeamRole = z.infer<typeof TeamRole>;

/** Somebody's role. */
export const Member = z.object({
  participantId: ParticipantId,
  name: z.string().nullable(),
  email: z.string(),
  role: TeamRole,
  spaceId: SpaceId.describe('organization: in every process, so not to be taken away here'),
  since: Instant.nullable().describe('null: from a time before roles were dated'),
  until: Instant.nullable().describe('null: until it is taken away'),
});
export type Member = z.infer<typeof Member>;

const InvitationKey = z.string().regex(/^[0-9a-f]{64}$/);
export const Invitation = z.object({
  key: InvitationKey,
  email: z.string(),
  role: TeamRole,
  until: Instant.nullable().describe('When the role ends; null: when it is taken away'),
  invitedAt: Instant,
  expiresAt: Instant.describe('Until then it can be accepted'),
});
export type Invitation = z.infer<typeof Invitation>;

const params = z.object({ spaceId: SpaceId });
const one = params.extend({ invitationKey: InvitationKey });

export const team = defineContract('team', {
  read: {
    summary: 'Roles in a process, or of the platform, and invitations that wait',
    method: 'GET',
    path: '/spaces/{spaceId}/team',
    access: 'team.manage',
    reads: 'personal-data',
    params,
    returns: z.object({ members: z.array(Member), invitations: z.array(Invitation) }),
    problems: ['process.not-found'],
  },
  invite: {
    summary: 'Mail an invitation to a role; the answer never tells whether the address belongs to an account',
    method: 'POST',
    path: '/spaces/{spaceId}/team-invitations',
    access: 'team.manage',
    status: 202,
    params,
    body: z.object({
      email: Email,
      role: TeamRole,
      until: InstantInput.nullable().default(null).describe('When the role ends; not for administrators'),
    }),
    returns: Invitation,
    problems: [
      'process.not-found',
      'team.role-elsewhere',
      'team.too-many-invitations',
      'request.too-many',
      'request.invalid',
    ],
  },
  remind: {
    summary: 'Mail an invitation again; it then lasts longer',
    method: 'POST',
    path: '/spaces/{spaceId}/team-invitations/{invitationKey}/mails',
    access: 'team.manage',
    status: 202,
    params: one,
    returns: Invitation,
    problems: ['team.invitation-invalid', 'request.too-many'],
  },
  uninvite: {
    summary: 'Take an invitation back; one that is gone is no error',
    method: 'DELETE',
    path: '/spaces/{spaceId}/team-invitations/{invitationKey}',
    access: 'team.manage',
    status: 204,
    params: one,
  },
  accept: {
    summary: 'Take a role on with the token of an invitation that was mailed to one’s own address',
    method: 'POST',
    path: '/team-invitations/acceptance',
    access: 'team.join',
    status: 200,
    body: z.object({ token: z.string().min(20).max(300) }),
    returns: z.object({ role: TeamRole, spaceId: SpaceId }),
    problems: ['team.invitation-invalid', 'request.too-many'],
  },
  remove: {
    summary: 'Take a role away; doing so twice changes nothing',
    method: 'DELETE',
    path: '/spaces/{spaceId}/team/{participantId}/{role}',
    access: 'team.manage',
    status: 204,
    params: params.extend({ participantId: ParticipantId, role: TeamRole }),
    problems: ['participant.last-administrator'],
  },
});
