/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { SmsCodes, SmsDays } from './entities.ts';

export const smsKept: readonly RegisterLine[] = [
  kept(SmsCodes, {
    keeps: 'Codes that were sent to a telephone, for ten minutes',
    until: 'expires',
    removed: {
      numberHash: 'a keyed hash of the number, to find the code again',
      number: 'to send the text; gone as soon as it was handed over',
      locale: 'the language of the text',
    },
    others: ['id', 'state', 'tries', 'expiresAt'],
  }),
  kept(SmsDays, {
    keeps: 'How many texts were sent on a day',
    until: 'expires',
    others: ['day', 'sent', 'refused', 'expiresAt'],
  }),
];
