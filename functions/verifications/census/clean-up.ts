import type { CensusUploadId } from '../../../shared/platform/ids.ts';
import { remove } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { CensusParts } from './entities.ts';
import { keysOf } from './upload.ts';

const AT_ONCE = 16;
/** Parts that are removed before the time is looked at. */
const PARTS_A_STEP = 2000;

/** Removes what an upload has in the bucket, whether it is there or not. */
export async function removeFiles({ files }: Services, given: Parameters<typeof keysOf>[0]): Promise<void> {
  await inParallel([...keysOf(given)], AT_ONCE, (key) => files.data.remove(key));
}

/**
 * Removes parts of a version of the census that people are no longer looked up in.
 *
 * @returns where to go on in another run; `null`: all are gone
 */
export async function removeParts(
  { db }: Services,
  { version, from, count }: { readonly version: CensusUploadId; readonly from: number; readonly count: number },
  isTimeOver: () => boolean,
): Promise<number | null> {
  for (let start = from; start < count; start += PARTS_A_STEP) {
    if (start > from && isTimeOver()) return start;
    const numbers = Array.from({ length: Math.min(PARTS_A_STEP, count - start) }, (_, index) => start + index);
    await inParallel(numbers, AT_ONCE, (part) => db.write(remove(CensusParts, { version, part })));
  }
  return null;
}
