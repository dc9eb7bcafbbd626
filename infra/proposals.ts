import { Construct } from 'constructs';
import { Outbox, Profiles, RateLimits } from '../functions/platform/entities.ts';
import { Ballots, Proposals, Votes } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { proposals } from '../shared/proposals/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Proposals: one function for the feature, and a second one for voting alone. */
export class ProposalsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { castVote, withdrawVote, readBallot, ...rest } = proposals;
    const { table, api, secrets, files, stage } = platform;

    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'proposals',
      description: 'Proposals, except voting',
      memorySize: 1024,
    });
    table.grantEntities(main, {
      read: [Organizations, Processes, Components, Taxonomies, Profiles],
      write: [Proposals, RateLimits, Outbox],
      indexes: [indexOf(Proposals, 'byAuthor')],
    });
    files.data.grantFiles(main, { read: ['indexes/'] });
    files.site.grantFiles(main, { read: ['tallies/'] });
    api.serve(main, ...Object.values(rest));

    // Voting runs apart so that the last evening of a consultation cannot starve reading and writing of proposals, and
    // so that the code which edits proposals can neither touch a ballot nor tell whose it is.
    const { voteConcurrency } = stage.settings;
    const vote = new ApiFunction(this, 'Vote', {
      platform,
      bundle: 'proposals',
      description: 'Voting',
      memorySize: 1024,
      ...(voteConcurrency > 0 ? { reservedConcurrency: voteConcurrency } : {}),
    });
    table.grantEntities(vote, { read: [Processes, Components, Proposals], write: [Votes, Ballots] });
    secrets.grant(vote, 'vote');
    api.serve(vote, castVote, withdrawVote, readBallot);
  }
}
