import { Duration } from 'aws-cdk-lib';
import type { ITable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FIVE_MINUTES } from './alarms.ts';
import { deadLetters } from './dead-letters.ts';
import { FeatureFunction } from './feature-function.ts';
import type { Stage } from './stage.ts';

/** A stream keeps its records for a day: a record that fails is tried for half of it. */
const TRIED_FOR = Duration.hours(12);
const LATE_AFTER_MS = 60_000;

export interface StreamReaderProps {
  readonly stage: Stage;
  readonly bundle: string;
  readonly description: string;
  readonly memorySize: number;
  readonly table: TableV2;
  /** Records in one call. */
  readonly batchSize: number;
  /** Seconds to gather a batch. */
  readonly windowSeconds: number;
  /** Section of docs/runbook.md. */
  readonly runbook: string;
}

/** A reader of the table's stream. A shard bears two, so there are two in all: `counters` and `relay`. */
export class StreamReader extends Construct {
  readonly fn: FeatureFunction;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { stage, bundle, description, memorySize, table, runbook } = props;
    this.fn = new FeatureFunction(this, 'Reader', { stage, bundle, description, memorySize, timeout: 60 });
    this.deadLetters = deadLetters(this, 'DeadLetters', {
      alarms: stage.alarms,
      says: `Changes were given up by "${description}".`,
      runbook,
    });
    this.fn.lambda.addEventSource(
      // The library's own interface and class differ under exactOptionalPropertyTypes.
      new DynamoEventSource(table as ITable, {
        // From the oldest change: those made while the stack was being deployed count too.
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: props.batchSize,
        maxBatchingWindow: Duration.seconds(props.windowSeconds),
        parallelizationFactor: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        maxRecordAge: TRIED_FOR,
        onFailure: new SqsDlq(this.deadLetters),
      }),
    );
    stage.alarms.raise(this, 'Late', {
      metric: this.fn.lambda.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'max' }),
      threshold: LATE_AFTER_MS,
      says: `"${description}" is more than a minute behind the table.`,
      runbook,
    });
  }
}
