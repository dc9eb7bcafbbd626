import { Construct } from 'constructs';
import { PreviewLinks } from '../functions/spaces/entities.ts';
import { FeatureFunction } from './platform/feature-function.ts';
import type { Platform } from './platform/platform.ts';
import { grantPages } from './workers.ts';

/** Pages rendered on demand: lists with a query string, previews, and "not found" for every address that is no page. */
export class Views extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { stage, secrets, api } = platform;
    const views = new FeatureFunction(this, 'Main', {
      stage,
      bundle: 'views',
      description: 'Pages on demand',
      memorySize: 1769,
    });
    secrets.grant(views, 'origin');
    grantPages(views, platform);
    platform.table.grantEntities(views, { read: [PreviewLinks] });
    api.serveBelow(views, '/');
  }
}
