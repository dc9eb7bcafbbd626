import { Construct } from 'constructs';
import { ParticipantEmails, SignInCodes, SignInLinks } from '../functions/participants/entities.ts';
import { Outbox, Participants, Profiles, RateLimits, Sessions, Statistics } from '../functions/platform/entities.ts';
import { participants } from '../shared/participants/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Participants: sign-in, sessions and profiles. The only function that makes accounts and sessions. */
export class ParticipantsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'participants', description: 'Participants' });
    platform.table.grantEntities(main, {
      write: [
        Participants,
        ParticipantEmails,
        Profiles,
        Sessions,
        SignInCodes,
        SignInLinks,
        RateLimits,
        Statistics,
        Outbox,
      ],
    });
    main.tell('FIRST_ADMINISTRATOR', platform.stage.settings.firstAdministrator);
    platform.api.serve(main, ...Object.values(participants));
  }
}
