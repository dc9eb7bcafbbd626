import { Construct } from 'constructs';
import { Comments } from '../functions/comments/entities.ts';
import {
  Confirmations,
  Erasures,
  Exports,
  FormerRecipients,
  ParticipantEmails,
  RecoveryCodes,
  SecondFactors,
  SignInCodes,
  SignInLinks,
} from '../functions/participants/entities.ts';
import {
  Administrators,
  Authorizations,
  NotificationStates,
  Outbox,
  Participants,
  Profiles,
  RateLimits,
  Sessions,
  Statistics,
} from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { AuthorizationClaims } from '../functions/verifications/entities.ts';
import { participants } from '../shared/participants/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Participants: sign-in, sessions and accounts. The only function that makes accounts and sessions. */
export class ParticipantsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { signInConcurrency } = platform.stage.settings;
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'participants',
      description: 'Participants',
      ...(signInConcurrency > 0 ? { reservedConcurrency: signInConcurrency } : {}),
    });
    platform.table.grantEntities(main, {
      // What people have written, for their account page; and how much of what they were told they have not seen.
      read: [Organizations, Processes, Components, Proposals, Comments, NotificationStates],
      indexes: [indexOf(Proposals, 'byAuthor'), indexOf(Comments, 'byAuthor'), indexOf(Sessions, 'byParticipant')],
      write: [
        Participants,
        ParticipantEmails,
        Profiles,
        Sessions,
        SignInCodes,
        SignInLinks,
        Confirmations,
        FormerRecipients,
        Administrators,
        SecondFactors,
        RecoveryCodes,
        Exports,
        Erasures,
        RateLimits,
        Statistics,
        Outbox,
        // What somebody verified before they had an account goes with them into it.
        Authorizations,
        AuthorizationClaims,
      ],
    });
    platform.secrets.grant(main, 'recovery');
    // To sign the address of a file: whoever signs must be allowed to read it.
    platform.files.data.grantFiles(main, { read: ['exports/'] });
    main.tell('FIRST_ADMINISTRATOR', platform.stage.settings.firstAdministrator);
    platform.api.serve(main, ...Object.values(participants));
  }
}
