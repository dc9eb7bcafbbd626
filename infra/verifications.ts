import { Construct } from 'constructs';
import {
  AuthorizationRevocations,
  Authorizations,
  Participants,
  RateLimits,
  Sessions,
} from '../functions/platform/entities.ts';
import { Organizations, Taxonomies } from '../functions/spaces/entities.ts';
import { AuthorizationClaims, VerificationMethods } from '../functions/verifications/entities.ts';
import { verifications } from '../shared/verifications/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Verification: the only function that says who somebody is. */
export class VerificationsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'verifications',
      description: 'Verification of participants',
    });
    platform.table.grantEntities(main, {
      read: [Organizations, Taxonomies],
      // Those without an account are made here, and their sessions.
      write: [
        Authorizations,
        AuthorizationClaims,
        AuthorizationRevocations,
        VerificationMethods,
        Participants,
        Sessions,
        RateLimits,
      ],
    });
    platform.secrets.grant(main, 'verification');
    platform.api.serve(main, ...Object.values(verifications));
  }
}
