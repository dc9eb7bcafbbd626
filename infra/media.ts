import { Construct } from 'constructs';
import { media } from '../shared/media/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Media: pictures, kept under the hash of their bytes. */
export class MediaFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'media', description: 'Media' });
    platform.files.media.grantFiles(main, { write: ['media/'] });
    platform.api.serve(main, ...Object.values(media));
  }
}
