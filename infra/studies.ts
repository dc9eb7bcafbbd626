import { Construct } from 'constructs';
import {
  BudgetVoteStarts,
  Envelopes,
  ProjectNumbers,
  Projects,
  ProposalProjects,
} from '../functions/budgets/entities.ts';
import { Profiles } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { EvaluatorAssignments } from '../functions/proposals/office/entities.ts';
import { Components, Processes } from '../functions/spaces/entities.ts';
import { Studies, StudyNotes } from '../functions/studies/entities.ts';
import { studies } from '../shared/studies/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Technical studies of proposals. What is told of them by mail is the notifier's. */
export class StudiesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'studies',
      description: 'Technical studies of proposals',
      memorySize: 1024,
    });
    const { table, files, api } = platform;
    table.grantEntities(main, {
      read: [Processes, Components, Proposals, Profiles, BudgetVoteStarts],
      write: [Studies, StudyNotes, EvaluatorAssignments, Envelopes, Projects, ProjectNumbers, ProposalProjects],
    });
    // Proposals by what lists show of them.
    files.data.grantFiles(main, { read: ['indexes/'] });
    files.site.grantFiles(main, { read: ['tallies/'] });
    api.serve(main, ...Object.values(studies));
  }
}
