import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Tallies } from '../functions/platform/entities.ts';
import { FinalCounts, Proposals, RecountMarks, Recounts, VoteStarts, Votes } from '../functions/proposals/entities.ts';
import { Components, Processes } from '../functions/spaces/entities.ts';
import { FIVE_MINUTES } from './platform/alarms.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** What a mark consists of: IAM lets nothing else be put beside ballots, so that no ballot can be made here. */
const ATTRIBUTES_OF_A_MARK = ['pk', 'sk', 'type', 'v', 'ttl', ...Object.keys(RecountMarks.schema.shape)];

/** Counts ballots anew. It reads votes, and ends their secrets: it knows no participant to look for. */
export function makeRecounts(scope: Construct, { stage, table, voteSecrets }: Platform): QueueWorker {
  const recounts = new QueueWorker(scope, 'Recounts', {
    stage,
    bundle: 'recounts',
    description: 'Recounts of ballots',
    variable: 'RECOUNTS_QUEUE_URL',
    runbook: 'recount',
    memorySize: 1024,
    timeout: 120,
    batchSize: 1,
    windowSeconds: 0,
    // Voting goes first: a recount reads every ballot.
    maxConcurrency: 2,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(recounts.fn, {
    read: [Components, Processes, Proposals, VoteStarts, Votes],
    write: [Recounts, FinalCounts, Tallies],
    indexes: [indexOf(Proposals, 'byComponent')],
  });
  recounts.fn.allow(
    new PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [table.table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [RecountMarks.partitions.table] },
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': ATTRIBUTES_OF_A_MARK },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
  // It writes over the secret of a vote whose final count is done; to do so once, it looks whether that was done.
  voteSecrets.grantFiles(recounts.fn, { read: ['votes/'], write: ['votes/'] });
  recounts.fn.tell('VOTE_SECRET_DAYS', String(stage.settings.secretDays));
  recounts.grantSend(recounts.fn);
  stage.alarms.raise(recounts, 'Drift', {
    metric: new Metric({
      namespace: 'Parvis',
      metricName: 'TallyDrift',
      dimensionsMap: { Stage: stage.settings.stage },
      statistic: 'sum',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
    says: 'Sums of votes were not what the ballots say; they have been repaired.',
    runbook: 'drift',
  });
  return recounts;
}
