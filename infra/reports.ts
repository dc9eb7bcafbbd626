import { Construct } from 'constructs';
import { Comments } from '../functions/comments/entities.ts';
import { Profiles, RateLimits } from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { OpenReports, Reports } from '../functions/reports/entities.ts';
import { Components, Processes } from '../functions/spaces/entities.ts';
import { reports } from '../shared/reports/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Reports of proposals and comments, and their list for administrators. */
export class ReportsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'reports', description: 'Reports' });
    platform.table.grantEntities(main, {
      // What is reported, with the names of those whom a comment mentions.
      read: [Processes, Components, Proposals, Comments, Profiles],
      write: [Reports, OpenReports, RateLimits],
      indexes: [indexOf(Reports, 'byState')],
    });
    platform.api.serve(main, ...Object.values(reports));
  }
}
