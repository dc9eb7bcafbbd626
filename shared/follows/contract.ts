/** HTTP contract of follows: being told what becomes of something, and what is new in it. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { FollowedId } from '../platform/ids.ts';
import { InterfaceLocale, Locale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';

const params = z.object({ resourceId: FollowedId });
const Following = z.object({ isFollowing: z.boolean() });

/** Something that one follows. */
export const Followed = z.object({
  resourceId: FollowedId,
  title: z.string(),
  locale: Locale,
  path: z.string().nullable().describe('Without the language; null while its process is hidden'),
  followedAt: Instant,
});
export type Followed = z.infer<typeof Followed>;

export const follows = defineContract('follows', {
  read: {
    summary: 'Whether one follows a resource',
    method: 'GET',
    path: '/resources/{resourceId}/follow',
    access: 'follow.read',
    params,
    returns: Following,
  },
  follow: {
    summary:
      'Be told of what becomes of a proposal or a project, or is new in a component, a process, a group or by a person; following twice changes nothing',
    method: 'PUT',
    path: '/resources/{resourceId}/follow',
    access: 'follow.change',
    params,
    returns: Following,
    problems: ['request.not-found', 'request.too-many', 'follow.too-many'],
  },
  unfollow: {
    summary: 'Be told no more of a resource',
    method: 'DELETE',
    path: '/resources/{resourceId}/follow',
    access: 'follow.read',
    status: 204,
    params,
  },
  unfollowByLink: {
    summary: 'The same with the token of a mail, without a session; saying it again changes nothing',
    method: 'POST',
    path: '/follows/ends',
    access: 'public',
    status: 204,
    body: z.object({ token: z.string().min(20).max(300) }),
    problems: ['follow.link-invalid'],
  },
  listMine: {
    summary: 'What one follows, newest first',
    method: 'GET',
    path: '/participants/me/follows',
    access: 'follow.read',
    query: z.object({ locale: InterfaceLocale.optional().describe('Language of titles, where there are several') }),
    returns: z.object({ items: z.array(Followed) }),
  },
});
