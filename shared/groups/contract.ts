/** HTTP contract of groups: profiles with members, in whose name members can write. */
import * as z from 'zod';
import { LINK_LENGTH } from '../participants/rules.ts';
import { defineContract } from '../platform/contract.ts';
import { Email } from '../platform/email.ts';
import { GroupId, ParticipantId } from '../platform/ids.ts';
import { GroupInvitation, GroupMember, OwnGroup } from './group.ts';
import { GROUP_ABOUT_LENGTH, GROUP_NAME } from './rules.ts';

const params = z.object({ groupId: GroupId });
const GroupText = z.object({
  name: z.string().trim().min(GROUP_NAME.minimum).max(GROUP_NAME.maximum),
  about: z.string().max(GROUP_ABOUT_LENGTH).default('').describe('Plain text'),
  link: z.string().max(LINK_LENGTH).nullable().default(null).describe('http or https'),
});
const InvitationKey = z.string().regex(/^[0-9a-f]{64}$/);

export const groups = defineContract('groups', {
  create: {
    summary: 'Make a group; whoever makes it is its manager. The same Idempotency-Key gives the same group',
    method: 'POST',
    path: '/groups',
    access: 'group.join',
    status: 201,
    body: GroupText,
    returns: OwnGroup,
    problems: ['request.too-many', 'request.invalid'],
  },
  listMine: {
    summary: 'Groups that one is a member of, the longest first',
    method: 'GET',
    path: '/participants/me/groups',
    access: 'group.read',
    returns: z.object({ items: z.array(OwnGroup) }),
  },
  read: {
    summary: 'An own group with its members; for its manager with the invitations that wait',
    method: 'GET',
    path: '/groups/{groupId}',
    access: 'group.read',
    params,
    returns: z.object({
      group: OwnGroup,
      members: z.array(GroupMember),
      invitations: z.array(GroupInvitation),
    }),
    problems: ['group.not-found'],
  },
  update: {
    summary: 'Change name, words and link of a group that one manages',
    method: 'PUT',
    path: '/groups/{groupId}',
    access: 'group.manage',
    params,
    body: GroupText.extend({ version: z.int().nonnegative() }),
    returns: OwnGroup,
    problems: ['group.not-found', 'group.not-manager', 'group.changed-meanwhile'],
  },
  invite: {
    summary: 'Mail an invitation; the answer never tells whether the address belongs to an account or a member',
    method: 'POST',
    path: '/groups/{groupId}/invitations',
    access: 'group.manage',
    status: 202,
    params,
    body: z.object({ email: Email }),
    returns: GroupInvitation,
    problems: ['group.not-found', 'group.not-manager', 'group.too-many-invitations', 'request.too-many'],
  },
  uninvite: {
    summary: 'Take an invitation back',
    method: 'DELETE',
    path: '/groups/{groupId}/invitations/{invitationKey}',
    access: 'group.manage',
    status: 204,
    params: params.extend({ invitationKey: InvitationKey }),
    problems: ['group.not-found', 'group.not-manager'],
  },
  accept: {
    summary: 'Become a member with the token of an invitation that was mailed to one’s own address',
    method: 'POST',
    path: '/group-invitations/acceptance',
    access: 'group.join',
    status: 200,
    body: z.object({ token: z.string().min(20).max(300) }),
    returns: OwnGroup,
    problems: ['group.invitation-invalid', 'request.too-many'],
  },
  removeMember: {
    summary: 'Remove a member of a group that one manages, or leave a group oneself; doing so twice changes nothing',
    method: 'DELETE',
    path: '/groups/{groupId}/members/{participantId}',
    access: 'group.read',
    status: 204,
    params: params.extend({ participantId: ParticipantId }),
    problems: ['group.not-found', 'group.not-manager', 'group.manager-stays'],
  },
  handOver: {
    summary: 'Make another member the manager of a group that one manages',
    method: 'PUT',
    path: '/groups/{groupId}/manager',
    access: 'group.manage',
    params,
    body: z.object({ participantId: ParticipantId }),
    returns: OwnGroup,
    problems: ['group.not-found', 'group.not-manager', 'group.no-member'],
  },
});
