/** Sign-in services: OpenID Connect providers that an organization lets people sign in with. Schemas. */
import * as z from 'zod';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';

/** Name of a service in addresses; it stands in the redirect address that the provider knows, so it never changes. */
export const ServiceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/)
  .describe('Lower-case letters, digits and hyphens, such as franceconnect');

const words = (most: number, kind: RegExp) => z.string().trim().max(most).regex(kind);

/** One service as administrators set it up. The client secret is not here: it lies in Secrets Manager. */
export const SignInService = z.object({
  id: ServiceId,
  name: RequiredLocalized.describe('On the button'),
  note: Localized.describe('A line below the button; may be empty'),
  issuer: z.string().trim().min(8).max(300).describe('Issuer identifier, https; discovery starts there'),
  clientId: z.string().trim().min(1).max(200),
  scopes: words(300, /^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/).describe('Separated by spaces; openid is the first'),
  acr: words(200, /^([\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*)?$/).describe(
    'Levels of assurance that are asked for, such as eidas1; the first is the lowest that is taken; empty: any',
  ),
  isEnabled: z.boolean(),
});
export type SignInService = z.infer<typeof SignInService>;

/** All services of the organization, in the order of their buttons. */
export const SignInServices = z.object({
  items: z
    .array(SignInService)
    .max(8)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, {
      params: { code: 'sign-in-service.same-id' },
    }),
  version: z.int().nonnegative().describe('Goes up by one with each change; send back the one you read'),
  updatedAt: Instant,
});
export type SignInServices = z.infer<typeof SignInServices>;

/** A service as people see it. */
export const ServiceName = z.object({ id: ServiceId, name: z.string(), note: z.string() });
export type ServiceName = z.infer<typeof ServiceName>;

/** What a check of a service has found; `bad`: nobody can sign in like this. */
export const Finding = z.object({
  code: z.enum([
    'reached',
    'issuer-invalid',
    'unreachable',
    'no-discovery',
    'issuer-differs',
    'secret-there',
    'secret-missing',
    'no-code-flow',
    'no-pkce',
    'scope-unknown',
    'acr-unknown',
    'no-logout',
  ]),
  weight: z.enum(['good', 'note', 'bad']),
  detail: z.string().describe('What was read or asked for, such as the issuer; may be empty'),
});
export type Finding = z.infer<typeof Finding>;
