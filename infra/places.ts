import { Construct } from 'constructs';
import { OutlineSets, Outlines } from '../functions/platform/entities.ts';
import { Taxonomies } from '../functions/spaces/entities.ts';
import { places } from '../shared/places/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Places: finding an address, and where territories lie. */
export class PlacesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'places', description: 'Places' });
    platform.table.grantEntities(main, { read: [Taxonomies], write: [Outlines, OutlineSets] });
    platform.files.media.grantFiles(main, { write: ['media/outlines/'] });
    const { geocoderUrl } = platform.stage.settings;
    if (geocoderUrl !== undefined) main.tell('GEOCODER_URL', geocoderUrl);
    platform.api.serve(main, ...Object.values(places));
  }
}
