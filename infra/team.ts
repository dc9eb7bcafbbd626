import { Construct } from 'constructs';
import { Administrators, Outbox, Participants, RateLimits, RoleGrants } from '../functions/platform/entities.ts';
import { Organizations, Processes } from '../functions/spaces/entities.ts';
import { TeamInvitations } from '../functions/team/entities.ts';
import { team } from '../shared/team/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Roles and invitations to them. The only function that gives a role or takes one away. */
export class TeamFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'team', description: 'Roles and invitations' });
    platform.table.grantEntities(main, {
      read: [Organizations, Processes],
      write: [TeamInvitations, RoleGrants, Administrators, Participants, Outbox, RateLimits],
    });
    platform.api.serve(main, ...Object.values(team));
  }
}
