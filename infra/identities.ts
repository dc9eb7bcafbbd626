import { Construct } from 'constructs';
import { Identities, IdentitySessions, PendingIdentities, UsedTrips } from '../functions/identities/entities.ts';
import { ParticipantEmails } from '../functions/participants/entities.ts';
import { Outbox, Participants, RateLimits, Sessions, SignInServiceLists } from '../functions/platform/entities.ts';
import { Organizations } from '../functions/spaces/entities.ts';
import { identities } from '../shared/identities/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/**
 * Sign-in services. The only function that asks servers of others, and the only one that can read their client secrets;
 * it makes accounts and sessions, and nobody an administrator.
 */
export class IdentitiesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'identities',
      description: 'Sign-in services',
      // Signatures are checked with the processor, and discovery waits for somebody else's server.
      memorySize: 1024,
    });
    platform.table.grantEntities(main, {
      read: [Organizations],
      indexes: [indexOf(Identities, 'byParticipant')],
      write: [
        SignInServiceLists,
        Identities,
        UsedTrips,
        PendingIdentities,
        IdentitySessions,
        Participants,
        ParticipantEmails,
        Sessions,
        RateLimits,
        Outbox,
      ],
    });
    platform.secrets.grant(main, 'services');
    platform.api.serve(main, ...Object.values(identities));
  }
}
