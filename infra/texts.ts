import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Organizations } from '../functions/spaces/entities.ts';
import { VerificationMethods } from '../functions/verifications/entities.ts';
import { SmsCodes } from '../functions/verifications/sms/entities.ts';
import { FIVE_MINUTES } from './platform/alarms.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Percent of the day's budget of texts at which somebody is called: frauds spend it within minutes. */
const NEARLY_SPENT = 80;
/** Texts that could not be handed over within an hour. */
const FAILURES = 20;

/** Sends the texts with codes. The only function that may send to telephones. */
export function makeTexter(scope: Construct, { stage, table, secrets }: Platform): QueueWorker {
  const texter = new QueueWorker(scope, 'Texter', {
    stage,
    bundle: 'texter',
    description: 'Sender of text messages',
    variable: 'TEXTS_QUEUE_URL',
    runbook: 'texter',
    memorySize: 512,
    // A text that was turned away comes again after six times as long, and its code holds for ten minutes.
    timeout: 15,
    batchSize: 1,
    windowSeconds: 0,
    // SNS takes 20 texts a second of an account that has asked for no more.
    maxConcurrency: 5,
    lateAfterSeconds: 120,
  });
  table.grantEntities(texter.fn, { read: [Organizations, VerificationMethods], write: [SmsCodes] });
  secrets.grant(texter.fn, 'session');
  // A telephone has no ARN. Whatever has one, such as a topic or the endpoint of an app, is not granted.
  texter.fn.allow(
    new PolicyStatement({ effect: Effect.ALLOW, actions: ['sns:Publish'], notResources: ['arn:*:sns:*:*:*'] }),
  );
  raiseAlarms(texter, { stage });
  return texter;
}

function raiseAlarms(texter: QueueWorker, { stage }: Pick<Platform, 'stage'>): void {
  const { alarms, settings } = stage;
  const ours = (metricName: string, statistic: string, period: Duration) =>
    new Metric({ namespace: 'Parvis', metricName, dimensionsMap: { Stage: settings.stage }, statistic, period });
  alarms.raise(texter, 'Budget', {
    metric: ours('SmsBudgetPercent', 'max', FIVE_MINUTES),
    threshold: NEARLY_SPENT,
    says: `${NEARLY_SPENT} % of the texts that one day may cost were sent, or more are asked for.`,
    runbook: 'texts-budget',
  });
  alarms.raise(texter, 'Failures', {
    metric: ours('SmsFailed', 'sum', Duration.hours(1)),
    threshold: FAILURES,
    says: `${FAILURES} texts could not be handed over within an hour.`,
    runbook: 'texter',
  });
  alarms.raise(texter, 'Spend', {
    metric: new Metric({
      namespace: 'AWS/SNS',
      metricName: 'SMSMonthToDateSpentUSD',
      statistic: 'max',
      period: FIVE_MINUTES,
    }),
    threshold: settings.smsMonthlyUsd,
    says: `Texts have cost USD ${settings.smsMonthlyUsd} this month.`,
    runbook: 'texts-budget',
  });
}
