/** HTTP contract of verification; the routes of each method stand in a file of their own. */
import { defineContract } from '../platform/contract.ts';
import { censusRoutes } from './census-routes.ts';
import { idDocumentRoutes } from './id-document-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { postalLetterRoutes } from './postal-letter-routes.ts';
import { smsRoutes } from './sms-routes.ts';

export const verifications = defineContract('verifications', {
  ...ownRoutes,
  ...officeRoutes,
  ...censusRoutes,
  ...idDocumentRoutes,
  ...smsRoutes,
  ...postalLetterRoutes,
});
