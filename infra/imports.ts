import { Construct } from 'constructs';
import { Envelopes, Projects } from '../functions/budgets/entities.ts';
import { BudgetCounts } from '../functions/budgets/results/entities.ts';
import { Comments } from '../functions/comments/entities.ts';
import { Exchanges, ImportSources } from '../functions/imports/entities.ts';
import { AttachmentCounts } from '../functions/media/entities.ts';
import { Groups, Profiles, Tallies } from '../functions/platform/entities.ts';
import { Proposals, References } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes, Taxonomies, TaxonomyTrees } from '../functions/spaces/entities.ts';
import { imports } from '../shared/imports/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Files of imports and exports in Decidim's forms, below what the bucket empties by itself. */
const FILES = 'exports/exchanges/';

/** Imports of whole consultations, by administrators. */
export class ImportsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    // A request carries up to 50 proposals with all that hangs on them: as much time as API Gateway gives.
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'imports',
      description: 'Imports',
      memorySize: 1769,
      timeout: 29,
    });
    platform.table.grantEntities(main, {
      read: [Processes, Components],
      write: [Proposals, References, Comments, Profiles, Taxonomies, TaxonomyTrees, Exchanges],
    });
    // Parts of files come through it, and it signs addresses to download from.
    platform.files.data.grantFiles(main, { read: [FILES], write: [FILES] });
    platform.api.serve(main, ...Object.values(imports));
  }
}

/** The worker of imports and exports in Decidim's forms: as long as a function may run, and then again. */
export function makeExchanger(scope: Construct, { stage, table, files }: Platform): QueueWorker {
  const exchanger = new QueueWorker(scope, 'Exchanger', {
    stage,
    bundle: 'exchanger',
    description: 'Imports and exports in the forms of Decidim',
    variable: 'EXCHANGES_QUEUE_URL',
    runbook: 'exchanger',
    memorySize: 1769,
    // A file of 1 GB, and the texts of a workbook beside it.
    diskSize: 6144,
    timeout: 900,
    batchSize: 1,
    windowSeconds: 0,
    // Two at once: voters need the table more.
    maxConcurrency: 2,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(exchanger.fn, {
    read: [Organizations, Processes, Components, Groups, Tallies, AttachmentCounts, Envelopes, Projects, BudgetCounts],
    write: [Exchanges, ImportSources, Proposals, Comments, Profiles, Taxonomies, TaxonomyTrees],
    indexes: [indexOf(Proposals, 'byComponent')],
  });
  // Votes of projects are read of the published count.
  files.data.grantFiles(exchanger.fn, { read: [FILES, 'budgets/'], write: [FILES], remove: [FILES] });
  exchanger.grantSend(exchanger.fn);
  return exchanger;
}
