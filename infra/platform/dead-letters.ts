import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';

/** A queue of what could not be done, kept for 14 days, with the alarm that says so. */
export function deadLetters(
  scope: Construct,
  id: string,
  { alarms, says, runbook }: { readonly alarms: Alarms; readonly says: string; readonly runbook: string },
): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, 'SQS3', 'It is a dead-letter queue itself, for a stream reader or from code.');
  alarms.raise(scope, `${id}Alarm`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'max' }),
    threshold: 1,
    says,
    runbook,
  });
  return queue;
}
