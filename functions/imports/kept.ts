/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { Exchanges, ImportSources } from './entities.ts';

export const importsKept: readonly RegisterLine[] = [
  kept(Exchanges, {
    keeps: 'Imports and exports in Decidim’s forms',
    until: 'expires',
    others: [
      'id',
      'componentId',
      'direction',
      'subject',
      'form',
      'fileName',
      'state',
      'bytes',
      'detected',
      'rows',
      'imported',
      'unchanged',
      'refused',
      'noticed',
      'lines',
      'failure',
      'hasReport',
      'createdAt',
      'finishedAt',
      'expiresAt',
      'prefix',
      'locale',
      'parts',
      'cursor',
      'isRead',
      'columns',
      'revision',
    ],
  }),
  kept(ImportSources, {
    keeps: 'Which record of a file became what',
    until: 'consultation',
    others: ['componentId', 'kind', 'externalId', 'id', 'proposalId', 'depth', 'createdAt'],
  }),
];
