import { Construct } from 'constructs';
import { Comments } from '../functions/comments/entities.ts';
import { Attachments } from '../functions/media/entities.ts';
import { CaseAssignments, Cases, Decisions, OpenReports, Reports, Settings } from '../functions/moderation/entities.ts';
import {
  Administrators,
  Outbox,
  Participants,
  Profiles,
  RateLimits,
  RoleGrants,
} from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { moderation } from '../shared/moderation/contract.ts';
import { WITHHELD } from './media.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Reports, and what moderators and administrators decide about them. */
export class ModerationFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'moderation', description: 'Moderation' });
    platform.table.grantEntities(main, {
      read: [Organizations, Processes, Components, Administrators, RoleGrants],
      // What is decided about is hidden or blocked with the decision itself.
      write: [
        Proposals,
        Comments,
        Attachments,
        Profiles,
        Participants,
        Reports,
        OpenReports,
        Cases,
        CaseAssignments,
        Decisions,
        Settings,
        Outbox,
        RateLimits,
      ],
      indexes: [
        indexOf(Cases, 'byState'),
        indexOf(Cases, 'bySpace'),
        indexOf(Decisions, 'byAuthor'),
        indexOf(Decisions, 'byStanding'),
      ],
    });
    // Files that readers no longer get are still looked at, for an appeal.
    platform.files.media.grantFiles(main, { read: [WITHHELD] });
    platform.api.serve(main, ...Object.values(moderation));
  }
}

/** Keeps the cases as reports and signals say; hides by itself only where the organization has switched that on. */
export function makeModerator(scope: Construct, { stage, table }: Platform): QueueWorker {
  const moderator = new QueueWorker(scope, 'Moderator', {
    stage,
    bundle: 'moderator',
    description: 'Moderator of reports and signals',
    variable: 'MODERATION_QUEUE_URL',
    runbook: 'moderator',
    memorySize: 512,
    timeout: 60,
    batchSize: 10,
    windowSeconds: 1,
    // Nobody waits for it in front of a screen, and voters need the table more.
    maxConcurrency: 2,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(moderator.fn, {
    read: [Organizations, Processes, Components, Participants, Settings],
    write: [Proposals, Comments, Attachments, Profiles, Reports, OpenReports, Cases, Decisions, Outbox],
    indexes: [indexOf(Proposals, 'byAuthor'), indexOf(Comments, 'byAuthor')],
  });
  return moderator;
}
