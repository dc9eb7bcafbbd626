import { Construct } from 'constructs';
import {
  Components,
  Organizations,
  Processes,
  ProcessSlugs,
  Taxonomies,
  TaxonomyTrees,
} from '../functions/spaces/entities.ts';
import { spaces } from '../shared/spaces/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Spaces: the organization, taxonomies, processes and components. */
export class SpacesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'spaces', description: 'Spaces' });
    platform.table.grantEntities(main, {
      write: [Organizations, Processes, ProcessSlugs, Components, Taxonomies, TaxonomyTrees],
    });
    platform.api.serve(main, ...Object.values(spaces));
  }
}
