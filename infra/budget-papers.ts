import { Construct } from 'constructs';
import { BudgetBallots, BudgetVoteStarts, Envelopes, Projects } from '../functions/budgets/entities.ts';
import {
  PaperBatches,
  PaperCounts,
  PaperHandouts,
  PaperRuns,
  Papers,
  PrintedCatalogues,
} from '../functions/budgets/papers/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import { ParticipantEmails } from '../functions/participants/entities.ts';
import {
  AuthorizationRevocations,
  Authorizations,
  Participants,
  Profiles,
  RateLimits,
} from '../functions/platform/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { Censuses, CensusParts } from '../functions/verifications/census/entities.ts';
import { AuthorizationClaims, VerificationMethods } from '../functions/verifications/entities.ts';
import { budgetPapers } from '../shared/budgets/papers/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Ballots of paper: the desk, entering and the report in one function, what is printed in another. */
export class BudgetPapersFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { table, api, secrets, voteSecrets } = platform;
    const { printPapers, specimenPaper, readCataloguePdf, ...rest } = budgetPapers;
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'budget-papers',
      description: 'Ballots of paper',
      memorySize: 1024,
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
        Profiles,
        ParticipantEmails,
        AuthorizationRevocations,
        VerificationMethods,
        Censuses,
        CensusParts,
      ],
      // Whoever is handed a paper without an account is made one without an address, as at any desk.
      write: [
        BudgetBallots,
        BudgetVoteStarts,
        PaperCounts,
        PaperHandouts,
        PaperRuns,
        PaperBatches,
        Papers,
        Authorizations,
        AuthorizationClaims,
        Participants,
        RateLimits,
      ],
    });
    secrets.grant(main, 'verification');
    voteSecrets.grantFiles(main, { read: ['votes/'], write: ['votes/'] });
    api.serve(main, ...Object.values(rest));
    this.printing(platform);
  }

  /** Hundreds of papers take seconds of a processor; and anybody may ask for a catalogue, who must not be near a ballot. */
  private printing({ stage, table, secrets, voteSecrets, files, api }: Platform): void {
    const print = new ApiFunction(this, 'Print', {
      platform: { stage, table, secrets },
      bundle: 'budget-prints',
      description: 'Ballots of paper and catalogues as PDF',
      memorySize: 1769,
      timeout: 29,
    });
    table.grantEntities(print, {
      read: [Organizations, Processes, Components, Taxonomies, Envelopes, Projects, PaperRuns],
      write: [PrintedCatalogues, RateLimits],
    });
    voteSecrets.grantFiles(print, { read: ['votes/'], write: ['votes/'] });
    files.site.grantFiles(print, { write: ['budgets/'] });
    const { printPapers, specimenPaper, readCataloguePdf } = budgetPapers;
    api.serve(print, printPapers, specimenPaper, readCataloguePdf);
  }
}
