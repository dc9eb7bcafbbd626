/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Follows, ToldNews } from './entities.ts';

export const followsKept: readonly RegisterLine[] = [
  kept(Follows, {
    keeps: 'What somebody follows',
    until: 'account',
    download: 'follows',
    removed: { participantId: 'who follows', followedAt: 'since when' },
    others: ['resourceId'],
  }),
  kept(ToldNews, {
    keeps: 'What followers were told last',
    until: 'consultation',
    others: ['resourceId', 'told'],
  }),
];
