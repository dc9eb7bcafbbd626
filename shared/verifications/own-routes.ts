/** What people see of their own verifications. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { Authorization } from './authorization.ts';

export const OwnAuthorization = Authorization.omit({ participantId: true, voterId: true, personHash: true });
export type OwnAuthorization = z.infer<typeof OwnAuthorization>;

export const ownRoutes = {
  listAuthorizations: {
    summary: 'Verifications of the account that is signed in',
    method: 'GET',
    path: '/verifications',
    access: 'verification.read',
    returns: z.object({ items: z.array(OwnAuthorization) }),
  },
} as const satisfies Record<string, Route>;
