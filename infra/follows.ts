import { Construct } from 'constructs';
import { Projects } from '../functions/budgets/entities.ts';
import { Follows } from '../functions/follows/entities.ts';
import { Groups, Profiles, RateLimits } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { follows } from '../shared/follows/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Following of anything. What followers are told is the notifier's. */
export class FollowsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'follows', description: 'Follows' });
    platform.table.grantEntities(main, {
      read: [Organizations, Processes, Components, Proposals, Projects, Profiles, Groups],
      write: [Follows, RateLimits],
      indexes: [indexOf(Follows, 'byParticipant'), indexOf(Projects, 'byId')],
    });
    platform.api.serve(main, ...Object.values(follows));
  }
}
