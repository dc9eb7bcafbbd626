import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, remove, type Write } from '../platform/db/write.ts';
import { OutlineSets, Outlines } from '../platform/entities.ts';
import { forgetOutlines } from '../platform/outlines.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { sha256 } from '../platform/signing.ts';

type OutlineItem = ItemOf<typeof Outlines>;
const TRIES = 5;

/** Writes the file that browsers draw territories from; the same outlines always have the same path. */
async function writeFile({ files }: Services, outlines: readonly OutlineItem[]): Promise<string | null> {
  if (outlines.length === 0) return null;
  const sorted = [...outlines].sort((one, other) => (one.taxonomyId < other.taxonomyId ? -1 : 1));
  const text = `[${sorted.map(({ taxonomyId, toleranceKm, shape }) => `{"id":"${taxonomyId}","km":${toleranceKm},"shape":${shape}}`).join(',')}]\n`;
  const key = `media/outlines/${sha256(text).slice(0, 32)}.json`;
  await files.media.put(key, text, {
    contentType: 'application/json',
    cacheControl: 'public, max-age=31536000, immutable',
  });
  return `/${key}`;
}

/**
 * Sets or forgets where one territory lies, together with the file of all of them: on condition that no other outline
 * has changed since they were read, and again otherwise.
 *
 * @throws Problem 503 when others change outlines without a pause.
 */
export async function changeOutline(
  services: Services,
  taxonomyId: TaxonomyId,
  outline: Omit<OutlineItem, 'taxonomyId'> | undefined,
): Promise<void> {
  const { db } = services;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // The version first: outlines that are newer than it only make the condition fail.
    const set = await db.get(OutlineSets, {});
    const others = (await db.all(Outlines, {})).filter((item) => item.taxonomyId !== taxonomyId);
    const after = outline === undefined ? others : [...others, { ...outline, taxonomyId }];
    const path = await writeFile(services, after);
    const write: Write =
      outline === undefined ? remove(Outlines, { taxonomyId }) : put(Outlines, { ...outline, taxonomyId });
    const version = (set?.version ?? 0) + 1;
    const unchanged = put(
      OutlineSets,
      { version, path },
      {
        when: set === undefined ? 'absent' : [{ attribute: 'version', op: '=', value: set.version }],
        otherwise: 'unchanged',
      },
    );
    const { changed } = await db.transact(write, unchanged);
    forgetOutlines(services);
    if (changed) return;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}
