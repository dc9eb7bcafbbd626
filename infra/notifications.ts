import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { Projects } from '../functions/budgets/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import { Comments } from '../functions/comments/entities.ts';
import { Follows, ToldNews } from '../functions/follows/entities.ts';
import { Decisions } from '../functions/moderation/entities.ts';
import {
  DigestDues,
  NoticeMarks,
  NotificationPreferences,
  Notifications,
} from '../functions/notifications/entities.ts';
import { NotificationStates, Outbox, Participants, Profiles, Tallies } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Announcements, Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { Studies } from '../functions/studies/entities.ts';
import { notifications } from '../shared/notifications/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** What people were told, how they want to be told, and the way out of every mail. */
export class NotificationsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'notifications', description: 'Notifications' });
    platform.table.grantEntities(main, {
      // Names and titles are looked up when a list is shown; a closed account has no mails that could be ended.
      read: [Notifications, Organizations, Processes, Profiles, Participants],
      write: [NotificationStates, NotificationPreferences],
    });
    platform.api.serve(main, ...Object.values(notifications));
  }
}

/** Decides who is told what, and sends what has gathered. @param pushes worker that tells devices */
export function makeNotifier(scope: Construct, { stage, table }: Platform, pushes: QueueWorker): QueueWorker {
  const notifier = new QueueWorker(scope, 'Notifier', {
    stage,
    bundle: 'notifier',
    description: 'Notifier: who is told what',
    variable: 'NOTICES_QUEUE_URL',
    runbook: 'notifier',
    memorySize: 512,
    timeout: 60,
    batchSize: 5,
    windowSeconds: 0,
    maxConcurrency: 8,
    lateAfterSeconds: 600,
  });
  table.grantEntities(notifier.fn, {
    // Followers, what they have chosen, and whether what they are to be told is still so.
    read: [
      Organizations,
      Participants,
      Profiles,
      Processes,
      Components,
      Announcements,
      Proposals,
      Tallies,
      Comments,
      Follows,
      Studies,
      Projects,
      BudgetCounts,
      Decisions,
      NotificationPreferences,
    ],
    write: [Outbox, ToldNews, Notifications, NotificationStates, DigestDues],
  });
  notifier.grantSend(notifier.fn);
  pushes.grantSend(notifier.fn);
  return notifier;
}

/** Every hour: whose news goes out now, and which votes end within a day. */
export function scheduleDigests(scope: Construct, { stage, table }: Platform, notifier: QueueWorker): void {
  const digests = new FeatureFunction(scope, 'Digests', {
    stage,
    bundle: 'digests',
    description: 'Digests, and votes that end soon',
    memorySize: 512,
    timeout: 60,
    // An hour that was missed is made up for by the next run.
    errors: 3,
  });
  table.grantEntities(digests, { read: [Processes, Components, DigestDues], write: [NoticeMarks] });
  notifier.grantSend(digests);
  new Rule(scope, 'DigestsEveryHour', {
    description: 'Parvis: digests, and votes that end soon',
    schedule: Schedule.cron({ minute: '1' }),
    targets: [new LambdaFunction(digests.lambda, { retryAttempts: 1, maxEventAge: Duration.hours(1) })],
  });
}
