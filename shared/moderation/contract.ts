/** HTTP contract of moderation: reports, the queue, decisions with their reasons, appeals and blocks. */
import { defineContract } from '../platform/contract.ts';
import { officeRoutes } from './office-routes.ts';
import { reportRoutes } from './report-routes.ts';

export const moderation = defineContract('moderation', { ...reportRoutes, ...officeRoutes });
