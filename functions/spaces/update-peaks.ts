import { spaces } from '../../shared/spaces/contract.ts';
import type { Peaks } from '../../shared/spaces/peak.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { PeakLists } from './entities.ts';
import { versionIs } from './version-is.ts';

/** The peaks that are expected, as declared at this moment. */
export const managePeaks = handle(spaces.managePeaks, async (_, services) => {
  const stored = await services.db.get(PeakLists, {});
  return stored ?? { items: [], version: 0, updatedAt: '1970-01-01T00:00:00.000Z' };
});

/** Declares the peaks that are expected as a whole, and puts them in order. @throws Problem 409 `peak.changed-meanwhile` */
export const updatePeaks = handle(spaces.updatePeaks, async ({ body }, services) => {
  const items = body.items.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  const peaks: Peaks = { items, version: body.version + 1, updatedAt: services.now() };
  await services.db.write(
    put(PeakLists, peaks, { when: versionIs(body.version), otherwise: 'peak.changed-meanwhile' }),
  );
  return peaks;
});
