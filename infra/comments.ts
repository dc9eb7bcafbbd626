import { Construct } from 'constructs';
import { Comments, CommentVotes } from '../functions/comments/entities.ts';
import {
  AuthorizationRevocations,
  Authorizations,
  Profiles,
  RateLimits,
  Tallies,
  TextVersions,
} from '../functions/platform/entities.ts';
import { Proposals } from '../functions/proposals/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { comments } from '../shared/comments/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';

/** Comments on anything that can be commented. */
export class CommentsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'comments', description: 'Comments' });
    platform.table.grantEntities(main, {
      // Proposals are what can be commented so far; the component says whether and how. The last four where whoever
      // comments must have verified something.
      read: [
        Processes,
        Components,
        Proposals,
        Profiles,
        Tallies,
        Authorizations,
        AuthorizationRevocations,
        Organizations,
        Taxonomies,
      ],
      write: [Comments, CommentVotes, RateLimits, TextVersions],
    });
    platform.files.data.grantFiles(main, { read: ['indexes/threads/'] });
    platform.secrets.grant(main, 'vote');
    platform.api.serve(main, ...Object.values(comments));
  }
}
