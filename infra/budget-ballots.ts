import { Construct } from 'constructs';
import { KioskConflicts, Kiosks } from '../functions/budgets/ballots/kiosk/entities.ts';
import { Baskets, BudgetBallots, BudgetVoteStarts, Envelopes, Projects } from '../functions/budgets/entities.ts';
import { PaperRuns, Papers } from '../functions/budgets/papers/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import {
  AuthorizationRevocations,
  Authorizations,
  Outbox,
  Participations,
  RateLimits,
  Sessions,
} from '../functions/platform/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { budgetBallots } from '../shared/budgets/ballot-routes.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Ballots on budgets: apart from the catalogue, which can neither touch a ballot nor tell whose it is. */
export class BudgetBallotsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { table, api, secrets, voteSecrets, stage } = platform;
    // As for votes on proposals the last evening can starve nothing else; a person checks out once, and votes many times.
    const { voteConcurrency } = stage.settings;
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'budget-ballots',
      description: 'Ballots on budgets',
      memorySize: 1024,
      ...(voteConcurrency > 0 ? { reservedConcurrency: Math.ceil(voteConcurrency / 3) } : {}),
    });
    table.grantEntities(main, {
      read: [
        Organizations,
        Processes,
        Components,
        Taxonomies,
        Envelopes,
        Projects,
        BudgetCounts,
        PaperRuns,
        Papers,
        Authorizations,
        AuthorizationRevocations,
      ],
      write: [
        BudgetBallots,
        BudgetVoteStarts,
        Baskets,
        Participations,
        Outbox,
        Kiosks,
        KioskConflicts,
        RateLimits,
        // The session of an agent ends on the device that becomes a tablet.
        Sessions,
      ],
    });
    secrets.grant(main, 'vote');
    voteSecrets.grantFiles(main, { read: ['votes/'], write: ['votes/'] });
    api.serve(main, ...Object.values(budgetBallots));
  }
}
