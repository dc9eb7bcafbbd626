import { administrator, aPerson, definePolicy, signedIn, staffSomewhere } from '../platform/policy.ts';

/** Cases lie in spaces that the request does not name: handlers look at each one, see `functions/moderation/spaces.ts`. */
const moderators = [staffSomewhere('moderator', 'process-administrator')];

export const moderationPolicy = definePolicy('moderation', {
  report: [signedIn, aPerson],
  'read-own': [aPerson],
  appeal: [aPerson],
  read: moderators,
  assign: moderators,
  decide: moderators,
  reopen: moderators,
  reverse: moderators,
  judge: moderators,
  // An account is blocked everywhere: no moderator of one process decides that.
  block: [administrator],
  configure: [administrator],
});
