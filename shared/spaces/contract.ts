/** HTTP contract of spaces; the schemas and routes stand in one file a noun. */
import { defineContract } from '../platform/contract.ts';
import { componentRoutes } from './component.ts';
import { organizationRoutes } from './organization.ts';
import { processRoutes } from './process.ts';
import { taxonomyRoutes } from './taxonomy.ts';

export const spaces = defineContract('spaces', {
  ...organizationRoutes,
  ...taxonomyRoutes,
  ...processRoutes,
  ...componentRoutes,
});
