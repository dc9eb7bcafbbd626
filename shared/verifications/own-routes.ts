/** What people see of their own verifications, and how they verify. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { InterfaceLocale, Locale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Authorization } from './authorization.ts';
import { VerificationMethod } from './method.ts';

export const OwnAuthorization = Authorization.omit({
  participantId: true,
  voterId: true,
  personHash: true,
  keptUntil: true,
}).extend({
  isRevoked: z.boolean().describe('The organization has taken it back: it counts for nothing until it is renewed'),
  renewableFrom: Instant.describe('From then on it can be renewed; one that has expired or was taken back, at once'),
});
export type OwnAuthorization = z.infer<typeof OwnAuthorization>;

/** A method that takes its time: asked for and not decided yet, or refused. */
export const PendingVerification = z.object({
  method: VerificationMethod,
  state: z.enum(['waiting', 'refused']),
  since: Instant,
});
export type PendingVerification = z.infer<typeof PendingVerification>;

/** A method that people can use now. */
export const OfferedMethod = z.object({
  method: VerificationMethod,
  help: z.object({ text: z.string(), locale: Locale }).describe('Empty where the organization says nothing'),
  withoutAccount: z.boolean().describe('Also without an account, where a vote allows that'),
  settings: z.record(z.string(), z.unknown()).describe('What its form needs'),
});
export type OfferedMethod = z.infer<typeof OfferedMethod>;

const Given = z.record(z.string(), z.unknown()).describe('Fields of the method, which parses them');

export const ownRoutes = {
  listAuthorizations: {
    summary: 'Verifications of the account that is signed in, and those it waits for',
    method: 'GET',
    path: '/verifications',
    access: 'verification.read',
    returns: z.object({ items: z.array(OwnAuthorization), pending: z.array(PendingVerification) }),
  },
  listMethods: {
    summary: 'Methods that people can use now, in the words of a language',
    method: 'GET',
    path: '/public/verification-methods',
    access: 'public',
    cacheSeconds: 30,
    query: z.object({ locale: InterfaceLocale.default('fr') }),
    returns: z.object({ items: z.array(OfferedMethod) }),
  },
  verify: {
    summary: 'Verify with a method that answers at once, for the account that is signed in',
    method: 'POST',
    path: '/verifications/direct',
    access: 'verification.obtain',
    status: 200,
    body: z.object({ method: VerificationMethod, given: Given }),
    returns: OwnAuthorization,
    problems: [
      'verification.method-off',
      'verification.not-confirmed',
      'verification.claimed',
      'verification.too-soon',
      'verification.too-many-tries',
    ],
  },
  verifyWithoutAccount: {
    summary: 'Verify without an account: opens a session of 30 minutes that may vote where the vote allows it',
    method: 'POST',
    path: '/verifications/guest',
    access: 'public',
    status: 200,
    body: z.object({
      method: VerificationMethod,
      given: Given,
      charterAccepted: z.boolean().refine((accepted) => accepted, { params: { code: 'charter.required' } }),
      locale: InterfaceLocale,
    }),
    returns: z.object({ expiresAt: Instant.describe('End of the session') }),
    problems: [
      'verification.method-off',
      'verification.not-confirmed',
      'verification.claimed',
      'verification.too-many-tries',
    ],
  },
} as const satisfies Record<string, Route>;
