/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { Censuses, CensusFiles, CensusParts, CensusUploads } from './entities.ts';

export const censusKept: readonly RegisterLine[] = [
  kept(CensusParts, {
    keeps: 'The census: who may verify with it',
    until: 'platform',
    stays: {
      people:
        'keyed hashes that name nobody without a secret that is kept elsewhere, with day of birth and territory; of no account, and gone when an administrator deletes the census, when another replaces it, or on the day that is set',
    },
    others: ['version', 'part'],
  }),
  kept(Censuses, {
    keeps: 'Which version of the census people are looked up in, until it is deleted or the day that is set',
    until: 'expires',
    others: ['version', 'bits', 'people', 'fields', 'hasBirthDates', 'territoryIds', 'since', 'changedAt', 'expiresAt'],
  }),
  kept(CensusUploads, {
    keeps: 'What became of an upload of the census, thirty days; of refused lines their numbers alone',
    until: 'expires',
    others: [
      'id',
      'mode',
      'state',
      'step',
      'share',
      'fileName',
      'bytes',
      'detected',
      'lines',
      'people',
      'known',
      'refused',
      'refusedLines',
      'failure',
      'hasReport',
      'createdAt',
      'finishedAt',
      'prefix',
      'locale',
      'parts',
      'plan',
      'base',
      'groupBits',
      'offset',
      'line',
      'columns',
      'width',
      'segments',
      'territoryIds',
      'lists',
      'listed',
      'bits',
      'written',
      'revision',
      'expiresAt',
    ],
  }),
  kept(CensusFiles, {
    keeps: 'Where the file of an upload stands: it is removed with the end of the upload, or after a day',
    until: 'expires',
    others: ['uploadId', 'prefix', 'parts', 'groupBits', 'expiresAt'],
  }),
];
