import { Construct } from 'constructs';
import { GroupInvitations } from '../functions/groups/entities.ts';
import { Groups, Memberships, Outbox, Participants, Profiles, RateLimits } from '../functions/platform/entities.ts';
import { groups } from '../shared/groups/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Groups with their members and invitations. The only API that says who is a member. */
export class GroupsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'groups', description: 'Groups' });
    platform.table.grantEntities(main, {
      read: [Participants, Profiles],
      write: [Groups, Memberships, GroupInvitations, Outbox, RateLimits],
      indexes: [indexOf(Memberships, 'byParticipant')],
    });
    platform.api.serve(main, ...Object.values(groups));
  }
}
