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

/** What every feature reads of spaces: `functions/spaces/directory.ts`. */
export const directory = [Organizations, Processes, ProcessSlugs, Components, Taxonomies];

/** Spaces: the organization, taxonomies, processes and components. */
export class SpacesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'spaces', description: 'Spaces' });
    platform.table.grantEntities(main, { write: [...directory, TaxonomyTrees] });
    platform.api.serve(main, ...Object.values(spaces));
  }
}
