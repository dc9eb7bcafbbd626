/** What administrators set up and take back. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ParticipantId } from '../platform/ids.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { VerificationMethod } from './method.ts';
import { MethodSettings } from './method-settings.ts';
import { OwnAuthorization, PendingVerification } from './own-routes.ts';

/** Methods as they are set up. */
export const VerificationSettings = z.object({
  methods: MethodSettings,
  version: z.int().nonnegative().describe('Raised by every change; send back the one that was read. 0: never saved'),
  updatedAt: Instant,
});
export type VerificationSettings = z.infer<typeof VerificationSettings>;

const person = z.object({ participantId: ParticipantId });

export const officeRoutes = {
  manageMethods: {
    summary: 'Methods of verification as they are set up',
    method: 'GET',
    path: '/verifications/settings',
    access: 'verification.manage',
    returns: VerificationSettings,
  },
  updateMethods: {
    summary: 'Set up the methods of verification as a whole; what is left out takes its default',
    method: 'PUT',
    path: '/verifications/settings',
    access: 'verification.manage',
    maxBytes: 400_000,
    body: VerificationSettings.omit({ updatedAt: true }),
    returns: VerificationSettings,
    problems: ['verification.changed-meanwhile', 'request.invalid'],
  },
  readAuthorizations: {
    summary: 'Verifications of a participant',
    method: 'GET',
    path: '/verifications/participants/{participantId}',
    access: 'verification.manage',
    reads: 'personal-data',
    params: person,
    returns: z.object({ items: z.array(OwnAuthorization), pending: z.array(PendingVerification) }),
    problems: ['participant.not-found'],
  },
  revokeAuthorization: {
    summary: 'Take back a verification of a participant, who may verify again; doing so twice changes nothing',
    method: 'DELETE',
    path: '/verifications/participants/{participantId}/{method}',
    access: 'verification.manage',
    status: 204,
    params: person.extend({ method: VerificationMethod }),
  },
  listRevocations: {
    summary: 'Since when verifications of each method count',
    method: 'GET',
    path: '/verifications/revocations',
    access: 'verification.manage',
    returns: z.object({ items: z.array(z.object({ method: VerificationMethod, before: Instant })) }),
  },
  revokeBefore: {
    summary: 'Take back all verifications of a method, or those granted before a moment, at once',
    method: 'POST',
    path: '/verifications/revocations',
    access: 'verification.manage',
    status: 200,
    body: z.object({
      method: VerificationMethod,
      before: InstantInput.nullable().describe('null: all until now. A moment to come is taken as now'),
    }),
    returns: z.object({ before: Instant.describe('Those granted before it count for nothing') }),
  },
} as const satisfies Record<string, Route>;
