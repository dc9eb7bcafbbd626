/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { AttachmentCounts, Attachments } from './entities.ts';

export const mediaKept: readonly RegisterLine[] = [
  kept(AttachmentCounts, {
    keeps: 'How many attachments something has',
    until: 'consultation',
    others: ['resourceId', 'attachments'],
  }),
  kept(Attachments, {
    keeps: 'Pictures and documents',
    until: 'consultation',
    download: 'attachments',
    stays: {
      name: 'name of the file; public with the proposal',
      title: 'public with the proposal',
      alt: 'public with the proposal',
      path: 'where the file is read',
      hidden: 'why moderation hid it',
    },
    others: [
      'id',
      'resourceId',
      'kind',
      'state',
      'reason',
      'contentType',
      'bytes',
      'width',
      'height',
      'thumbnail',
      'order',
      'createdAt',
      'pagePath',
      'attempts',
      'expiresAt',
    ],
  }),
];
