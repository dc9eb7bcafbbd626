import { Construct } from 'constructs';
import { Follows } from '../functions/follows/entities.ts';
import { RateLimits } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Processes } from '../functions/spaces/entities.ts';
import { follows } from '../shared/follows/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Following of proposals. The mails to followers are the notifier's. */
export class FollowsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'follows', description: 'Follows' });
    platform.table.grantEntities(main, {
      read: [Processes, Components, Proposals],
      write: [Follows, RateLimits],
      indexes: [indexOf(Follows, 'byParticipant')],
    });
    platform.api.serve(main, ...Object.values(follows));
  }
}
