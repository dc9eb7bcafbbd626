/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { SuppressionNotes } from './entities.ts';

export const mailsKept: readonly RegisterLine[] = [
  kept(SuppressionNotes, {
    keeps: 'What staff did to the list of addresses that get no mail, and why',
    until: 'expires',
    stays: {
      addressHash: 'a hash of the address; nobody may write to it again by mistake',
      by: 'who did it; ties them to “Deleted participant”, dropped by its timer',
      reason: 'why, in words of the staff; dropped by its timer',
    },
    others: ['at', 'act', 'expiresAt'],
  }),
];
