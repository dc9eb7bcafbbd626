import { Construct } from 'constructs';
import {
  AuthorizationRevocations,
  Authorizations,
  Outbox,
  Participants,
  RateLimits,
  Sessions,
} from '../functions/platform/entities.ts';
import { Organizations, Taxonomies } from '../functions/spaces/entities.ts';
import { AuthorizationClaims, IdDocuments, VerificationMethods } from '../functions/verifications/entities.ts';
import { Letters, LettersOf, PrintRuns } from '../functions/verifications/postal-letter/entities.ts';
import { SmsCodes, SmsDays } from '../functions/verifications/sms/entities.ts';
import { verifications } from '../shared/verifications/contract.ts';
import { grantCensus } from './census.ts';
import { IDENTITY, IDENTITY_UPLOADS } from './media.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
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
        IdDocuments,
        SmsCodes,
        SmsDays,
        Letters,
        LettersOf,
        PrintRuns,
        Outbox,
        Participants,
        Sessions,
        RateLimits,
      ],
      indexes: [indexOf(IdDocuments, 'byWaiting'), indexOf(Letters, 'byState')],
    });
    platform.secrets.grant(main, 'verification');
    grantCensus(main, platform);
    // The forms that people send pictures with can do what it can; what was looked at it reads and removes.
    platform.files.media.grantFiles(main, {
      read: [IDENTITY],
      write: [IDENTITY_UPLOADS],
      remove: [IDENTITY, IDENTITY_UPLOADS],
    });
    const { printRun, ...others } = verifications;
    platform.api.serve(main, ...Object.values(others));
    this.printing(platform);
  }

  /** Letters as PDF: five hundred of them take seconds of a processor, and the typeface. */
  private printing(platform: Platform): void {
    const letters = new ApiFunction(this, 'Letters', {
      platform,
      bundle: 'letters',
      description: 'Letters with codes as PDF',
      memorySize: 1769,
      timeout: 29,
    });
    platform.table.grantEntities(letters, { read: [Organizations, VerificationMethods, PrintRuns, Letters] });
    platform.secrets.grant(letters, 'verification');
    platform.api.serve(letters, verifications.printRun);
  }
}
