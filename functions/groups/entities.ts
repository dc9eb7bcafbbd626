/** What groups keep in the table besides what other features read of them. Pure data: CDK reads the key templates. */
import * as z from 'zod';
import { GroupId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** An invitation to a group that waits for an answer. It ends with its acceptance, when it is taken back, or by itself. */
export const GroupInvitations = defineEntity('GroupInvitation', {
  schema: z.object({
    groupId: GroupId,
    /** Follows from the address, so that an address is invited once. */
    key: z.string(),
    email: z.string(),
    invitedAt: Instant,
    expiresAt: Instant,
  }),
  key: { pk: 'GROUP-INVITATIONS#{groupId}', sk: '{key}' },
  expires: 'expiresAt',
});
