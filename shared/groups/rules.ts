import type { GroupId } from '../platform/ids.ts';

/** Characters of the name of a group. */
export const GROUP_NAME = { minimum: 2, maximum: 80 } as const;
/** Most characters of the words about a group. */
export const GROUP_ABOUT_LENGTH = 1000;
/** Days that an invitation can be accepted. */
export const INVITATION_DAYS = 30;
/** Invitations of one group that wait for an answer, at most. */
export const MOST_INVITATIONS = 200;

/** Path of the page about a group, without the language. */
export const groupPath = (id: GroupId): string => `/groups/${id}/`;
/** Where the link of an invitation leads, without the language. */
export const INVITATION_PATH = '/group-invitation/';
