/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { TeamInvitations } from './entities.ts';

export const teamKept: readonly RegisterLine[] = [
  kept(TeamInvitations, {
    keeps: 'Invitations to a role',
    until: 'expires',
    removed: { invitedBy: 'who invited' },
    stays: {
      email: 'where the invitation goes; dropped by its timer',
      key: 'a keyed hash of the address',
      recipient: 'whose mail it is; a keyed hash',
    },
    others: ['role', 'until', 'invitedAt', 'expiresAt', 'spaceId'],
  }),
];
