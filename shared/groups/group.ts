import * as z from 'zod';
import { GroupId, ParticipantId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

/** The public profile of an association, company or collective. It has members and is no account. */
export const Group = z.object({
  id: GroupId,
  name: z.string(),
  about: z.string().describe('Plain text of several lines; may be empty'),
  link: z.string().nullable().describe('http or https'),
  createdAt: Instant,
  /** Grows by one with each change of name, words or link. */
  version: z.int().nonnegative(),
});
export type Group = z.infer<typeof Group>;

export const MemberRole = z.enum(['manager', 'member']);
export type MemberRole = z.infer<typeof MemberRole>;

/** A group of one's own. */
export const OwnGroup = Group.extend({
  role: MemberRole,
  members: z.int().nonnegative(),
  path: z.string().describe('Page about the group, without the language'),
});
export type OwnGroup = z.infer<typeof OwnGroup>;

/** A member as the other members see them. */
export const GroupMember = z.object({
  participantId: ParticipantId,
  name: z.string().nullable().describe('null: no name is known'),
  role: MemberRole,
  joinedAt: Instant,
});
export type GroupMember = z.infer<typeof GroupMember>;

/** An invitation that waits for an answer, as the manager sees it. */
export const GroupInvitation = z.object({
  key: z.string(),
  email: z.string(),
  invitedAt: Instant,
  expiresAt: Instant,
});
export type GroupInvitation = z.infer<typeof GroupInvitation>;
