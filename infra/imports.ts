import { Construct } from 'constructs';
import { Comments } from '../functions/comments/entities.ts';
import { Profiles } from '../functions/platform/entities.ts';
import { Proposals, References } from '../functions/proposals/entities.ts';
import { Components, Processes, Taxonomies, TaxonomyTrees } from '../functions/spaces/entities.ts';
import { imports } from '../shared/imports/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Imports of whole consultations, by administrators. */
export class ImportsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    // A request carries up to 50 proposals with all that hangs on them: as much time as API Gateway gives.
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'imports',
      description: 'Imports',
      memorySize: 1769,
      timeout: 29,
    });
    platform.table.grantEntities(main, {
      read: [Processes, Components],
      write: [Proposals, References, Comments, Profiles, Taxonomies, TaxonomyTrees],
    });
    platform.api.serve(main, ...Object.values(imports));
  }
}
