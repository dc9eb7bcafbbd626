import { Construct } from 'constructs';
import { imports } from '../shared/imports/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';
import { directory } from './spaces.ts';

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
    platform.table.grantEntities(main, { read: [...directory] });
    platform.api.serve(main, ...Object.values(imports));
  }
}
