/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Comments, CommentVotes } from './entities.ts';

export const commentsKept: readonly RegisterLine[] = [
  kept(CommentVotes, {
    keeps: 'Votes on comments; they name nobody',
    until: 'consultation',
    stays: { voterKey: 'one vote for each person; only the secret of the installation makes it' },
    others: ['commentId', 'resourceId', 'weight'],
  }),
  kept(Comments, {
    keeps: 'Comments',
    until: 'consultation',
    download: 'comments',
    stays: {
      authorId: 'ties them to “Deleted participant”',
      body: 'public; written by the author',
      mentions: 'who is named in it; shown as “Deleted participant”',
      notified: 'who was told of it, so that nobody is told twice',
      hidden: 'why moderation hid it',
    },
    others: [
      'id',
      'resourceId',
      'parentId',
      'depth',
      'isOfficial',
      'isAssisted',
      'position',
      'locale',
      'importedVotes',
      'externalId',
      'createdAt',
      'pagePath',
      'state',
      'revision',
      'editedAt',
      'deletedAt',
    ],
  }),
];
