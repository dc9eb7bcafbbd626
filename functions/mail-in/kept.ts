/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { ReplyNotices } from './entities.ts';

export const mailInKept: readonly RegisterLine[] = [
  kept(ReplyNotices, {
    keeps: 'That an answer to one of our mails was answered that day',
    until: 'expires',
    stays: { sender: 'a hash of the address, so that somebody is told once a day; gone after two days' },
    others: ['day', 'expiresAt'],
  }),
];
