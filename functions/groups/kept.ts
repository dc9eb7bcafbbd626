/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { GroupInvitations } from './entities.ts';

export const groupsKept: readonly RegisterLine[] = [
  kept(GroupInvitations, {
    keeps: 'Invitations to groups',
    until: 'expires',
    stays: {
      email: 'where the invitation goes; until it is accepted, taken back or dropped by its timer',
      key: 'a keyed hash of the address',
    },
    others: ['groupId', 'invitedAt', 'expiresAt'],
  }),
];
