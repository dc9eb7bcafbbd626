import { media } from '../../shared/media/contract.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { sha256 } from '../platform/signing.ts';
import { type ImageType, imageType } from './image-type.ts';

const CONTENT_TYPES: Readonly<Record<ImageType, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/**
 * Keeps a picture under the hash of its bytes, so that the same picture has one path and a path never changes what it
 * shows.
 *
 * @throws Problem 422 `media.not-an-image` for anything but PNG, JPEG, WebP and GIF.
 */
export const upload = handle(media.upload, async ({ body }, { files }) => {
  const type = imageType(body);
  if (type === undefined) throw new Problem('media.not-an-image');
  const key = `media/${sha256(body)}.${type}` as const;
  await files.media.put(key, body, {
    contentType: CONTENT_TYPES[type],
    cacheControl: 'public, max-age=31536000, immutable',
  });
  return { path: `/${key}` };
});
