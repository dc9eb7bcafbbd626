/** Files of what moderation has hidden: they leave the address at which readers found them, and come back to it. */
import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { AttachmentItem } from './attachment.ts';
import { Attachments } from './entities.ts';
import { SERVED_CACHE } from './served-cache.ts';

/** Each further try follows a decision that was taken while files were moved. */
const TRIES = 5;

/** Keys of the files of an attachment where readers find them; none before it was found to be in order. */
export const servedKeys = ({ path, thumbnail }: Pick<AttachmentItem, 'path' | 'thumbnail'>): readonly string[] =>
  [path, thumbnail?.path ?? null].flatMap((one) => (one === null ? [] : [one.slice(1)]));

/** Where a file stands while it is withheld: no address of the site leads there. */
export const withheldKey = (key: string): string => `withheld/${key}`;

/** Moves a file, so that it stands at one key or the other at any time; one that was moved before is no error. */
async function move({ files: { media } }: Pick<Services, 'files'>, from: string, to: string): Promise<void> {
  const file = await media.get(from);
  if (file === undefined) return;
  const { body, contentType, contentDisposition } = file;
  await media.put(to, body, { contentType, contentDisposition, cacheControl: SERVED_CACHE });
  await media.remove(from);
}

/**
 * Puts the files of a resource where they belong now. May be run any number of times and by several workers at once: each
 * looks again when it has moved something, so that the last decision is what holds.
 *
 * @param isHidden whether the resource is hidden at this moment
 * @throws Problem `internal.unavailable` where that changes again and again
 */
export async function placeFiles(
  services: Services,
  resourceId: AttachmentResourceId,
  isHidden: () => Promise<boolean>,
): Promise<void> {
  const standing = async () => {
    const [isAllHidden, items] = await Promise.all([isHidden(), services.db.all(Attachments, { resourceId })]);
    return items.map((item) => ({ keys: servedKeys(item), isWithheld: isAllHidden || item.hidden !== null }));
  };
  let now = await standing();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    for (const { keys, isWithheld } of now) {
      for (const key of keys)
        await (isWithheld ? move(services, key, withheldKey(key)) : move(services, withheldKey(key), key));
    }
    const then = await standing();
    if (JSON.stringify(then) === JSON.stringify(now)) return;
    // What was removed meanwhile must not have been put back by a move.
    const kept = new Set(then.flatMap(({ keys }) => keys));
    for (const key of now.flatMap(({ keys }) => keys).filter((one) => !kept.has(one))) {
      for (const one of [key, withheldKey(key)]) await services.files.media.remove(one);
    }
    now = then;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}
