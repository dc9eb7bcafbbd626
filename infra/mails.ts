import { Construct } from 'constructs';
import { SuppressionNotes } from '../functions/mails/entities.ts';
import { RunningNewsletters, Subscriptions } from '../functions/newsletters/entities.ts';
import { ParticipantEmails } from '../functions/participants/entities.ts';
import { Outbox, Participants, Profiles, RateLimits, Suppressions, Tallies } from '../functions/platform/entities.ts';
import { Organizations } from '../functions/spaces/entities.ts';
import { mails } from '../shared/mails/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** The office of mails: figures of the outbox, what became of the mails to an address, and the suppression list. */
export class MailsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'mails', description: 'Office of mails' });
    platform.table.grantEntities(main, {
      read: [Organizations, Tallies, ParticipantEmails, Participants, Profiles, Subscriptions, RunningNewsletters],
      write: [Outbox, RateLimits, Suppressions, SuppressionNotes],
      indexes: [indexOf(Outbox, 'byWaiting'), indexOf(Outbox, 'byRecipient')],
    });
    platform.api.serve(main, ...Object.values(mails));
  }
}
