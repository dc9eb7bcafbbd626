/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { Letters, LettersOf, PrintRuns } from './entities.ts';

export const lettersKept: readonly RegisterLine[] = [
  kept(Letters, {
    keeps: 'Letters with a code, from the request until the code is used or runs out',
    until: 'expires',
    download: 'letter',
    removed: {
      participantId: 'who asked for it',
      address: 'where it goes; gone when the code is used or runs out, and at once when it is refused',
      locale: 'the language of the letter',
      requestedAt: 'the oldest is printed first',
      reason: 'why it was refused',
    },
    others: ['id', 'state', 'runId', 'printedAt', 'sentAt', 'refusedAt', 'tries', 'expiresAt'],
  }),
  kept(LettersOf, {
    keeps: 'Which letter somebody asked for last',
    until: 'expires',
    download: 'letter',
    removed: { participantId: 'whose letter it is' },
    others: ['id', 'expiresAt'],
  }),
  kept(PrintRuns, {
    keeps: 'Letters that were printed together',
    until: 'expires',
    others: ['id', 'letterIds', 'printedAt', 'sentAt', 'expiresAt'],
  }),
];
