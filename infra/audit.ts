import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AuditEntries, AuditHeads } from '../functions/audit/entities.ts';
import { AuditRecords, Leases, Profiles } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { audit } from '../shared/audit/contract.ts';
import { FIVE_MINUTES } from './platform/alarms.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Seconds that records may wait for their seal before somebody is called. */
const LATE_SECONDS = 600;

/** The audit log as administrators read it. Its function writes nothing there. */
export class AuditFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'audit',
      description: 'Audit log',
      memorySize: 1024,
    });
    platform.table.grantEntities(main, {
      // What entries speak of, for its names.
      read: [AuditEntries, AuditHeads, AuditRecords, Profiles, Organizations, Processes, Components, Proposals],
      indexes: [indexOf(AuditEntries, 'byActor'), indexOf(AuditEntries, 'bySpace')],
    });
    platform.api.serve(main, ...Object.values(audit));
  }
}

/** Seals the audit log. The only function that may put a sealed entry; no function may change or delete one. */
export function makeSealer(scope: Construct, { stage, table }: Platform): QueueWorker {
  const sealer = new QueueWorker(scope, 'Sealer', {
    stage,
    bundle: 'sealer',
    description: 'Seals of the audit log',
    variable: 'AUDIT_QUEUE_URL',
    runbook: 'sealer',
    memorySize: 512,
    // Less than the lease, so that a sealer that was cut off holds nobody up.
    timeout: 50,
    batchSize: 1000,
    // Acts of some seconds are sealed together.
    windowSeconds: 5,
    // The least that AWS allows; the lease lets one work.
    maxConcurrency: 2,
    lateAfterSeconds: LATE_SECONDS,
  });
  table.grantEntities(sealer.fn, { read: [AuditEntries], write: [AuditRecords, AuditHeads, Leases] });
  sealer.fn.allow(
    new PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [table.table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [AuditEntries.partitions.table] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
  new Rule(scope, 'SealRegularly', {
    description: 'Parvis: acts whose function ended before it could say how are sealed too',
    schedule: Schedule.rate(Duration.minutes(5)),
    targets: [new SqsQueue(sealer.queue, { message: RuleTargetInput.fromObject({ seal: true }) })],
  });
  stage.alarms.raise(sealer, 'Lag', {
    metric: new Metric({
      namespace: 'Parvis',
      metricName: 'AuditLag',
      dimensionsMap: { Stage: stage.settings.stage },
      statistic: 'max',
      period: FIVE_MINUTES,
    }),
    threshold: LATE_SECONDS,
    says: `Records of the audit log have waited for their seal for more than ${LATE_SECONDS} s.`,
    runbook: 'sealer',
  });
  return sealer;
}
