import { Construct } from 'constructs';
import { BudgetVoteStarts } from '../functions/budgets/entities.ts';
import { Profiles, TextVersions } from '../functions/platform/entities.ts';
import { VoteStarts } from '../functions/proposals/entities.ts';
import {
  Announcements,
  Components,
  DocumentLists,
  Organizations,
  PartnerLists,
  PeakLists,
  PreviewLinks,
  Processes,
  ProcessGroupSlugs,
  ProcessGroups,
  ProcessSlugs,
  SitePages,
  Taxonomies,
  TaxonomyTrees,
} from '../functions/spaces/entities.ts';
import { spaces } from '../shared/spaces/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Spaces: the organization, taxonomies, processes and components. */
export class SpacesFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'spaces', description: 'Spaces' });
    platform.table.grantEntities(main, {
      write: [
        Organizations,
        Processes,
        ProcessSlugs,
        ProcessGroups,
        ProcessGroupSlugs,
        PreviewLinks,
        Components,
        Taxonomies,
        TaxonomyTrees,
        Announcements,
        PartnerLists,
        PeakLists,
        DocumentLists,
        SitePages,
        TextVersions,
      ],
    });
    // What proposals and ballots there are decides which settings can change; who changed a text has a name.
    platform.table.grantEntities(main, { read: [VoteStarts, BudgetVoteStarts, Profiles] });
    platform.files.data.grantFiles(main, { read: ['indexes/'] });
    platform.files.site.grantFiles(main, { read: ['tallies/'] });
    // Type and size of a document are read from the file itself.
    platform.files.media.grantFiles(main, { read: ['media/'] });
    platform.api.serve(main, ...Object.values(spaces));
  }
}
