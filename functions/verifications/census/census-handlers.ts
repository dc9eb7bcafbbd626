import { verifications } from '../../../shared/verifications/contract.ts';
import { remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { presentCensus } from './census.ts';
import { Censuses, CensusUploads } from './entities.ts';
import { toUpload } from './upload.ts';

/** What people are asked for; nothing where there is no census. */
export const readCensusFields = handle(verifications.readCensusFields, async (_, services) => ({
  fields: (await presentCensus(services))?.fields ?? [],
}));

/** Figures of the census and its uploads; one whose file never came whole is left out. */
export const readCensus = handle(verifications.readCensus, async (_, services) => {
  const [census, uploads] = await Promise.all([
    presentCensus(services),
    services.db.all(CensusUploads, {}, { reverse: true }),
  ]);
  return {
    census: census === undefined ? null : { ...census, territories: census.territoryIds.length },
    uploads: uploads.filter(({ state }) => state !== 'uploading').map(toUpload),
  };
});

/** Deletes the census; the stream has its people removed. Doing so twice changes nothing. */
export const deleteCensus = handle(verifications.deleteCensus, async (_, { db }) => {
  await db.write(remove(Censuses, {}));
  return undefined;
});
