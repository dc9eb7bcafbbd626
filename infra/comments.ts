import { Construct } from 'constructs';
import { comments } from '../shared/comments/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import type { Platform } from './platform/platform.ts';
import { directory } from './spaces.ts';

/** Comments on anything that can be commented. */
export class CommentsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const main = new ApiFunction(this, 'Main', { platform, bundle: 'comments', description: 'Comments' });
    platform.table.grantEntities(main, { read: [...directory] });
    platform.secrets.grant(main, 'vote');
    platform.api.serve(main, ...Object.values(comments));
  }
}
