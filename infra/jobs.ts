import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { Baskets, BudgetBallots } from '../functions/budgets/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import { BuildParts, Newsletters, RunningNewsletters } from '../functions/newsletters/entities.ts';
import { Authorizations, Outbox, Participants, Tallies } from '../functions/platform/entities.ts';
import { Announcements, Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { scheduleDigests } from './notifications.ts';
import { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';
import type { Workers } from './workers.ts';

/** What happens by the clock. Dates are judged at each tick, so that nothing is late by a time zone. */
export class Jobs extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, workers: Workers) {
    super(scope, id);
    const { stage, table } = platform;
    const phaseChanges = new FeatureFunction(this, 'PhaseChanges', {
      stage,
      bundle: 'phase-changes',
      description: 'Phases and announcements that begin and end',
      memorySize: 512,
      timeout: 30,
      // One tick that failed is made up for by the next.
      errors: 3,
    });
    table.grantEntities(phaseChanges, { write: [Processes, Announcements] });
    workers.publisher.grantSend(phaseChanges);
    new Rule(this, 'EveryMinute', {
      description: 'Parvis: phases and announcements that begin and end',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(phaseChanges.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    this.remindOfBallots(platform);
    scheduleDigests(this, platform, workers.mail.notifier);
    this.lookAfterNewsletters(platform);
    new Rule(this, 'EveryNight', {
      description: 'Parvis: ballots of every vote are counted again',
      // Few people vote then, from Lisbon to Helsinki.
      schedule: Schedule.cron({ minute: '40', hour: '1' }),
      targets: [new SqsQueue(workers.recounts.queue, { message: RuleTargetInput.fromObject({ night: true }) })],
    });
  }

  /** Those that are scheduled begin, and those whose last mail is sent end. */
  private lookAfterNewsletters({ stage, table }: Platform): void {
    const clock = new FeatureFunction(this, 'NewsletterClock', {
      stage,
      bundle: 'newsletter-clock',
      description: 'Newsletters that begin and end',
      memorySize: 512,
      timeout: 30,
      errors: 3,
    });
    table.grantEntities(clock, { read: [BuildParts, Tallies], write: [Newsletters, RunningNewsletters] });
    new Rule(this, 'NewslettersEveryMinute', {
      description: 'Parvis: newsletters that begin and end',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(clock.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }

  /** Whoever has begun a ballot on a budget and not cast it is reminded once. */
  private remindOfBallots({ stage, table, voteSecrets }: Platform): void {
    const reminders = new FeatureFunction(this, 'BallotReminders', {
      stage,
      bundle: 'ballot-reminders',
      description: 'Reminders of unfinished ballots',
      memorySize: 512,
      timeout: 120,
      // What one run has left is done by the next.
      errors: 3,
    });
    table.grantEntities(reminders, {
      read: [Organizations, Processes, Components, Participants, Authorizations, BudgetBallots, BudgetCounts],
      write: [Baskets, Outbox],
    });
    voteSecrets.grantFiles(reminders, { read: ['votes/'] });
    new Rule(this, 'EveryHour', {
      description: 'Parvis: reminders of unfinished ballots',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(reminders.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
