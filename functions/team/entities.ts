/** Invitations to roles. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ParticipantId, SpaceId } from '../../shared/platform/ids.ts';
import { Invitation } from '../../shared/team/contract.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** An invitation that waits for an answer. It ends with its acceptance, when it is taken back, or by itself. */
export const TeamInvitations = defineEntity('TeamInvitation', {
  schema: Invitation.extend({
    spaceId: SpaceId,
    invitedBy: ParticipantId.nullable().describe('null: by a command'),
    /** Stands for the address, see `mail/recipient.ts`: for the download and the deletion of what is kept of somebody. */
    recipient: z.string(),
  }),
  key: { pk: 'TEAM-INVITATIONS#{spaceId}', sk: '{key}' },
  indexes: { byRecipient: { pk: 'TEAM-INVITED#{recipient}', sk: '{spaceId}#{key}' } },
  expires: 'expiresAt',
});
