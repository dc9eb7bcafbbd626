import { media } from '../../shared/media/contract.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { sha256 } from '../platform/signing.ts';
import { checkImage } from './check/image.ts';

/**
 * Keeps a picture of the organization or of a process as it is served: made smaller, without what its camera noted. It
 * stands under the hash of its bytes, so that the same picture has one path and a path never changes what it shows.
 *
 * @throws Problem 422 `media.not-an-image` for anything but a whole PNG, JPEG, WebP or GIF, `media.too-many-pixels`
 */
export const upload = handle(media.upload, async ({ body }, { files }) => {
  const checked = await checkImage(body);
  if ('refused' in checked) {
    throw new Problem(checked.refused === 'too-many-pixels' ? 'media.too-many-pixels' : 'media.not-an-image');
  }
  const key = `media/${sha256(checked.large.body)}.webp` as const;
  await files.media.put(key, checked.large.body, {
    contentType: 'image/webp',
    cacheControl: 'public, max-age=31536000, immutable',
  });
  return { path: `/${key}` };
});
