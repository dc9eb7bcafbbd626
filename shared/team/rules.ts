/** Days that an invitation can be accepted. */
export const INVITATION_DAYS = 14;
/** Invitations of one space that wait at the same time. */
export const MOST_INVITATIONS = 100;
/** Page of the back office that the link of an invitation leads to; what proves it stands behind a #. */
export const INVITATION_PATH = '/admin/invitation';
