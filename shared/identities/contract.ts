/** HTTP contract of sign-in services: OpenID Connect, the accounts that people link, and what administrators set up. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Finding, ServiceId, ServiceName, SignInService, SignInServices } from './service.ts';

const service = z.object({ serviceId: ServiceId });
const Subject = z.string().regex(/^[0-9a-f]{64}$/);

/** A service account that is linked with an account here. */
export const Identity = z.object({
  serviceId: ServiceId,
  subject: Subject.describe('Stands for the person at the service; not their number there'),
  name: z.string().describe('Of the service'),
  level: z.string().nullable().describe('Level of assurance at the last sign-in'),
  linkedAt: Instant,
  usedAt: Instant,
});
export type Identity = z.infer<typeof Identity>;

/** Somebody who comes from a service for the first time and has not said yet which account is theirs. */
export const Pending = z.object({
  service: ServiceName,
  email: z.string().nullable().describe('As the service has it'),
  isEmailVerified: z.boolean(),
  hasAccount: z.boolean().nullable().describe('Whether an account has the address; null: not told, it is not verified'),
  returnTo: z.string(),
});
export type Pending = z.infer<typeof Pending>;

/** Services as the back office has them. */
export const ManagedServices = SignInServices.extend({
  redirects: z.array(z.object({ id: ServiceId, callback: z.string(), afterSignOut: z.string() })),
  withSecret: z.array(ServiceId).describe('Services whose client secret is there'),
  callbackPattern: z.string().describe('Address to register with a provider, with {id} for the id of the service'),
});
export type ManagedServices = z.infer<typeof ManagedServices>;

export const identities = defineContract('identities', {
  listServices: {
    summary: 'Services that people can sign in with',
    method: 'GET',
    path: '/public/sign-in-services',
    access: 'public',
    cacheSeconds: 30,
    query: z.object({ locale: InterfaceLocale }),
    returns: z.object({ items: z.array(ServiceName) }),
  },
  start: {
    summary: 'Go to a service to sign in there; refusals lead to the page about them',
    method: 'GET',
    path: '/sign-in/services/{serviceId}/start',
    access: 'public',
    status: 303,
    params: service,
    query: z.object({
      locale: InterfaceLocale.default('fr'),
      returnTo: z.string().max(500).optional().describe('Path to go on to'),
      link: z.literal('true').optional().describe('To link the account that is signed in, not to sign in as another'),
    }),
  },
  callback: {
    summary: 'The answer of a service; leads on, or to the page about what was wrong',
    method: 'GET',
    path: '/sign-in/services/{serviceId}/callback',
    access: 'public',
    status: 303,
    params: service,
    query: z.object({
      code: z.string().max(4000).optional(),
      state: z.string().max(500).optional(),
      iss: z.string().max(500).optional(),
      error: z.string().max(200).optional(),
      error_description: z.string().max(2000).optional(),
    }),
  },
  readPending: {
    summary: 'Who comes from a service and has no account linked with it yet',
    method: 'GET',
    path: '/sign-in/pending-identity',
    access: 'public',
    query: z.object({ locale: InterfaceLocale }),
    returns: Pending,
    problems: ['identity.pending-over'],
  },
  createAccount: {
    summary: 'Make an account with the address that the service has verified, linked with it, and open a session',
    method: 'POST',
    path: '/sign-in/pending-identity/account',
    access: 'public',
    status: 201,
    body: z.object({ locale: InterfaceLocale }),
    returns: z.object({ returnTo: z.string() }),
    problems: ['identity.pending-over', 'identity.email-unverified', 'identity.account-exists', 'identity.taken'],
  },
  link: {
    summary: 'Link the account of this session with the service that one comes from',
    method: 'POST',
    path: '/sign-in/pending-identity/link',
    access: 'identity.link',
    whileBlocked: true,
    status: 200,
    returns: z.object({ returnTo: z.string() }),
    problems: ['identity.pending-over', 'identity.taken'],
  },
  forgetPending: {
    summary: 'Do not link anything: what the service has told is forgotten',
    method: 'DELETE',
    path: '/sign-in/pending-identity',
    access: 'public',
    status: 204,
  },
  listIdentities: {
    summary: 'Services linked with the own account, those that can be, and the one that this session came from',
    method: 'GET',
    path: '/participants/me/identities',
    access: 'identity.read',
    query: z.object({ locale: InterfaceLocale }),
    returns: z.object({
      items: z.array(Identity),
      services: z.array(ServiceName),
      session: z
        .object({ serviceId: ServiceId, name: z.string(), level: z.string().nullable() })
        .nullable()
        .describe('null: with a code by mail'),
    }),
  },
  unlink: {
    summary: 'Unlink a service; the code by mail always remains. Doing so twice changes nothing',
    method: 'DELETE',
    path: '/participants/me/identities/{serviceId}/{subject}',
    access: 'identity.unlink',
    whileBlocked: true,
    status: 204,
    params: service.extend({ subject: Subject }),
  },
  signOut: {
    summary: 'End this session; tells where to go to end the one of the service too',
    method: 'DELETE',
    path: '/session/identity',
    access: 'identity.sign-out',
    whileBlocked: true,
    status: 200,
    returns: z.object({ url: z.string().nullable() }),
  },
  manageServices: {
    summary: 'Services as they are set up; version 0 where none ever was',
    method: 'GET',
    path: '/sign-in-services',
    access: 'identity.manage',
    returns: ManagedServices,
  },
  updateServices: {
    summary: 'Set up the services as a whole; their client secrets lie elsewhere',
    method: 'PUT',
    path: '/sign-in-services',
    access: 'identity.manage',
    body: SignInServices.omit({ updatedAt: true }),
    returns: ManagedServices,
    problems: ['sign-in-service.changed-meanwhile', 'request.invalid'],
  },
  checkService: {
    summary: 'Ask a service for its discovery document and say what is wrong with it',
    method: 'POST',
    path: '/sign-in-services/checks',
    access: 'identity.manage',
    status: 200,
    body: SignInService.pick({ id: true, issuer: true, scopes: true, acr: true }),
    returns: z.object({ findings: z.array(Finding) }),
    problems: ['request.too-many'],
  },
});
