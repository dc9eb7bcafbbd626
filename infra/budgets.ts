import { Construct } from 'constructs';
import {
  BudgetVoteStarts,
  Envelopes,
  ProjectNumbers,
  Projects,
  ProposalProjects,
} from '../functions/budgets/entities.ts';
import { Profiles, TextVersions } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { budgets } from '../shared/budgets/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** The catalogue of budgets. Its function can neither read a ballot nor write one. */
export class BudgetsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'budgets', description: 'Envelopes and projects' });
    platform.table.grantEntities(main, {
      read: [Components, Processes, Taxonomies, Proposals, Profiles, BudgetVoteStarts],
      write: [Envelopes, Projects, ProjectNumbers, ProposalProjects, TextVersions],
    });
    platform.api.serve(main, ...Object.values(budgets));
  }
}
