import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FIVE_MINUTES } from './alarms.ts';
import { deadLetters } from './dead-letters.ts';
import { FeatureFunction } from './feature-function.ts';
import type { Stage } from './stage.ts';

const MAX_RECEIVES = 5;

export interface QueueWorkerProps {
  readonly stage: Stage;
  readonly bundle: string;
  readonly description: string;
  /** Variable that tells senders the queue. */
  readonly variable: `${string}_QUEUE_URL`;
  /** Section of docs/runbook.md. */
  readonly runbook: string;
  readonly memorySize: number;
  /** MB of its disk. @default 512 */
  readonly diskSize?: number;
  /** Seconds that one batch may take. */
  readonly timeout: number;
  readonly batchSize: number;
  /** Seconds to gather a batch; needed above ten messages. */
  readonly windowSeconds: number;
  /** Batches at once. @default as many as the account has */
  readonly maxConcurrency?: number;
  /** Age of the oldest message, in seconds, that raises the alarm. */
  readonly lateAfterSeconds: number;
}

/** A worker with its queue, its dead-letter queue, their alarms and their section of the runbook: always together. */
export class QueueWorker extends Construct {
  readonly fn: FeatureFunction;
  readonly queue: Queue;
  private readonly variable: string;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { stage, bundle, description, runbook, timeout, maxConcurrency } = props;
    this.variable = props.variable;
    // Messages of a batch that failed are told one by one: an error of the function itself is a fault of ours.
    this.fn = new FeatureFunction(this, 'Worker', {
      stage,
      bundle,
      description,
      timeout,
      memorySize: props.memorySize,
      ...(props.diskSize === undefined ? {} : { diskSize: props.diskSize }),
    });
    const queue = deadLetters(this, 'DeadLetters', {
      alarms: stage.alarms,
      says: `A message of "${description}" was given up after ${MAX_RECEIVES} attempts.`,
      runbook,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // What Lambda asks for: six times the function's timeout.
      visibilityTimeout: Duration.seconds(6 * timeout),
      deadLetterQueue: { queue, maxReceiveCount: MAX_RECEIVES },
    });
    this.fn.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxBatchingWindow: Duration.seconds(props.windowSeconds),
        reportBatchItemFailures: true,
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
      }),
    );
    stage.alarms.raise(this, 'Late', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'max' }),
      threshold: props.lateAfterSeconds,
      says: `Messages of "${description}" wait longer than ${props.lateAfterSeconds} s.`,
      runbook,
    });
  }

  /** Lets a function send to the queue, and tells it where. */
  grantSend(fn: FeatureFunction): void {
    this.queue.grantSendMessages(fn.role);
    fn.tell(this.variable, this.queue.queueUrl);
  }
}
