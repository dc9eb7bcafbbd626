/** HTTP contract of verification; the routes of each method stand in a file of their own. */
import { defineContract } from '../platform/contract.ts';
import { officeRoutes } from './office-routes.ts';
import { ownRoutes } from './own-routes.ts';

export const verifications = defineContract('verifications', { ...ownRoutes, ...officeRoutes });
