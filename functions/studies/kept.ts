/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Studies, StudyNotes } from './entities.ts';

export const studiesKept: readonly RegisterLine[] = [
  kept(Studies, {
    keeps: 'Technical studies of proposals',
    until: 'consultation',
    others: [
      'componentId',
      'proposalId',
      'status',
      'reasons',
      'estimate',
      'estimateNote',
      'service',
      'dueOn',
      'published',
      'merged',
      'mergedFrom',
      'projectAt',
      'version',
      'updatedAt',
      'pagePath',
      'alsoOn',
    ],
  }),
  kept(StudyNotes, {
    keeps: 'Private notes of those who study a proposal',
    until: 'consultation',
    download: 'study_notes',
    stays: {
      authorId: 'ties them to “Deleted participant”',
      text: 'what the organization has found out; never published',
    },
    others: ['id', 'proposalId', 'createdAt', 'editedAt', 'version'],
  }),
];
