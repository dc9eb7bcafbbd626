/** Partners of the organization or of a process, shown with their logos. Schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { SpaceId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { HttpsAddress, MediaPath, Version } from './fields.ts';

export const Partner = z.object({
  name: RequiredLocalized,
  url: HttpsAddress.nullable(),
  logo: MediaPath.nullable().describe('null: the name stands for itself'),
  alt: Localized.describe('What the logo says; the name where nothing is written'),
});
export type Partner = z.infer<typeof Partner>;

export const Partners = z.object({
  spaceId: SpaceId,
  items: z.array(Partner).max(40).describe('In the order in which they are shown'),
  version: Version,
  updatedAt: Instant,
});
export type Partners = z.infer<typeof Partners>;

const params = z.object({ spaceId: SpaceId });

/** Routes of partners. */
export const partnerRoutes = {
  managePartners: {
    summary: 'Partners of the organization or of a process, in order; version 0 where none were ever saved',
    method: 'GET',
    path: '/spaces/{spaceId}/partners',
    access: 'partner.manage',
    params,
    returns: Partners,
    problems: ['process.not-found'],
  },
  updatePartners: {
    summary: 'Change the partners of the organization or of a process as a whole',
    method: 'PUT',
    path: '/spaces/{spaceId}/partners',
    access: 'partner.manage',
    params,
    body: Partners.pick({ items: true, version: true }),
    returns: Partners,
    problems: ['process.not-found', 'partner.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
