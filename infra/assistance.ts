import { Construct } from 'constructs';
import { Assistances, DeskVisits } from '../functions/assistance/entities.ts';
import { ParticipantEmails } from '../functions/participants/entities.ts';
import {
  AuthorizationRevocations,
  Authorizations,
  Participants,
  Profiles,
  RateLimits,
  Sessions,
} from '../functions/platform/entities.ts';
import { Taxonomies } from '../functions/spaces/entities.ts';
import { Censuses, CensusParts } from '../functions/verifications/census/entities.ts';
import { AuthorizationClaims, VerificationMethods } from '../functions/verifications/entities.ts';
import { assistance } from '../shared/assistance/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** The desk: agents say who somebody is that stands before them, and enter for those without an account. */
export class AssistanceFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'assistance',
      description: 'Verification at a desk and assisted entry',
    });
    platform.table.grantEntities(main, {
      read: [ParticipantEmails, Taxonomies, AuthorizationRevocations, VerificationMethods, Censuses, CensusParts],
      write: [
        Assistances,
        DeskVisits,
        Authorizations,
        AuthorizationClaims,
        Participants,
        Profiles,
        Sessions,
        RateLimits,
      ],
    });
    platform.secrets.grant(main, 'verification');
    platform.api.serve(main, ...Object.values(assistance));
  }
}
