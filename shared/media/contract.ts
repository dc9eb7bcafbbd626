/** HTTP contract of media: pictures of the organization and its processes. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { MediaPath } from '../spaces/contract.ts';

export const media = defineContract('media', {
  upload: {
    summary: 'Upload a picture (PNG, JPEG, WebP or GIF, 4 MB at most); the same picture always has the same path',
    method: 'POST',
    path: '/media',
    access: 'media.upload',
    status: 201,
    accepts: 'image',
    maxBytes: 4_000_000,
    returns: z.object({ path: MediaPath }),
    problems: ['media.not-an-image', 'request.too-large'],
  },
});
