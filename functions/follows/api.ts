import { followPolicy } from '../../shared/follows/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { follow, readFollow, unfollow } from './follow.ts';
import { listFollows } from './list-follows.ts';
import type { FollowSlots } from './slots.ts';
import { unfollowByLink } from './unfollow-by-link.ts';

/** Following of resources. @param slots the features whose resources can be followed */
export const followsApi = (slots: FollowSlots): Api =>
  createApi({
    handlers: [readFollow, follow(slots), unfollow, unfollowByLink, listFollows(slots)],
    policies: [followPolicy],
  });
