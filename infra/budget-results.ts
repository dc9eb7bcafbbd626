import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { Baskets, BudgetBallots, BudgetVoteStarts, Envelopes, Projects } from '../functions/budgets/entities.ts';
import { PaperHandouts, Papers } from '../functions/budgets/papers/entities.ts';
import { BudgetCounts, StatisticsRequests } from '../functions/budgets/results/entities.ts';
import { Components, Organizations, Processes } from '../functions/spaces/entities.ts';
import { budgetResults } from '../shared/budgets/results/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** What counts leave, in the bucket of the site and in that of data. */
const FILES = 'budgets/';

/** Counts of budgets for the back office. Its function knows who asks, and reads no ballot. */
export class BudgetResultsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'budget-results',
      description: 'Results of budgets',
    });
    platform.table.grantEntities(main, {
      read: [Components, Processes, Baskets, Papers, PaperHandouts],
      write: [BudgetCounts, StatisticsRequests, Projects],
    });
    platform.files.data.grantFiles(main, { read: [FILES] });
    platform.api.serve(main, ...Object.values(budgetResults));
  }
}

/** Seals counts. It reads ballots and ends the secrets of votes: it knows no participant to look for. */
export function makeBudgetCounts(scope: Construct, { stage, table, files, voteSecrets }: Platform): QueueWorker {
  const counts = new QueueWorker(scope, 'BudgetCounts', {
    stage,
    bundle: 'budget-counts',
    description: 'Counts of budgets',
    variable: 'COUNTS_QUEUE_URL',
    runbook: 'budget-counts',
    // A hundred thousand ballots are in it at once, and the processors come with the memory.
    memorySize: 3008,
    timeout: 900,
    batchSize: 1,
    windowSeconds: 0,
    maxConcurrency: 2,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(counts.fn, {
    read: [Organizations, Components, Processes, Envelopes, BudgetBallots, BudgetVoteStarts],
    write: [BudgetCounts, Projects],
  });
  files.data.grantFiles(counts.fn, { read: [FILES], write: [FILES] });
  files.site.grantFiles(counts.fn, { read: [FILES], write: [FILES] });
  voteSecrets.grantFiles(counts.fn, { read: ['votes/'], write: ['votes/'] });
  counts.fn.tell('VOTE_SECRET_DAYS', String(stage.settings.secretDays));
  counts.grantSend(counts.fn);
  new Rule(scope, 'BudgetCountsEveryNight', {
    description: 'Parvis: counts of budgets that wait, secrets of votes that end, figures of votes that go on',
    schedule: Schedule.cron({ minute: '50', hour: '1' }),
    targets: [new SqsQueue(counts.queue, { message: RuleTargetInput.fromObject({ night: true }) })],
  });
  return counts;
}
