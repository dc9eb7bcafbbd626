/** What the office of mails keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** What somebody of the staff did to the list of suppressed addresses, and why. The address itself is not kept. */
export const SuppressionNotes = defineEntity('SuppressionNote', {
  schema: z.object({
    addressHash: z.string(),
    at: Instant,
    act: z.enum(['added', 'lifted']),
    reason: z.string(),
    /** Who did it; `null`: the operator. */
    by: ParticipantId.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'SUPPRESSION-NOTES#{addressHash}', sk: '{at}' },
  expires: 'expiresAt',
});
