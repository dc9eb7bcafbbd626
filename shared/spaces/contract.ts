/** HTTP contract of spaces; the schemas and routes stand in one file a noun. */
import { defineContract } from '../platform/contract.ts';
import { announcementRoutes } from './announcement.ts';
import { componentRoutes } from './component.ts';
import { documentRoutes } from './document.ts';
import { historyRoutes } from './history.ts';
import { organizationRoutes } from './organization.ts';
import { partnerRoutes } from './partner.ts';
import { peakRoutes } from './peak.ts';
import { previewRoutes } from './preview.ts';
import { processRoutes } from './process.ts';
import { processGroupRoutes } from './process-group.ts';
import { templateRoutes } from './process-template.ts';
import { sitePageRoutes } from './site-page.ts';
import { taxonomyRoutes } from './taxonomy.ts';

export const spaces = defineContract('spaces', {
  ...organizationRoutes,
  ...taxonomyRoutes,
  ...processRoutes,
  ...processGroupRoutes,
  ...previewRoutes,
  ...templateRoutes,
  ...componentRoutes,
  ...sitePageRoutes,
  ...documentRoutes,
  ...partnerRoutes,
  ...announcementRoutes,
  ...peakRoutes,
  ...historyRoutes,
});
