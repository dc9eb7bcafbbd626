/** Cookies of a sign-in at a service: of the way there and back, and of the choice of an account. */
import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { PENDING_SECONDS, TRIP_SECONDS } from '../../shared/identities/rules.ts';
import { ServiceId } from '../../shared/identities/service.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import { toMilliseconds } from '../../shared/platform/time.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { SESSION_SECONDS } from '../platform/session.ts';
import { hmac, sha256 } from '../platform/signing.ts';

const TRIP_COOKIE = 'parvis_trip';
const PENDING_COOKIE = 'parvis_pending';
/** Tells scripts that this session came from a service, which has one of its own to end; proves nothing. */
const SERVICE_COOKIE = 'parvis_service';
const AUDIENCE = 'sign-in-trip';

/** What a browser keeps while its reader is at the service. The answer counts in this browser only. */
export const Trip = z.object({
  id: z.string(),
  serviceId: ServiceId,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  locale: InterfaceLocale,
  returnTo: z.string(),
  /** To link the account that is signed in: nobody else is to be signed in at its end. */
  isLinking: z.boolean(),
});
export type Trip = z.infer<typeof Trip>;

/** Where the way and the choice are sent; a cookie that is not for all of the host cannot be bound to it by its name. */
const TRIP_PATH = '/api/sign-in';
function prefixOf({ config }: Pick<Services, 'config'>, path: string): string {
  if (config.stage === 'local') return '';
  return path === '/' ? '__Host-' : '__Secure-';
}
const cookie = (services: Pick<Services, 'config'>, path: string, text: string) =>
  `${prefixOf(services, path)}${text}; Path=${path}; SameSite=Lax${services.config.stage === 'local' ? '' : '; Secure'}`;
const valueIn = (services: Services, cookies: readonly string[], name: string) => {
  const start = `${prefixOf(services, TRIP_PATH)}${name}=`;
  return cookies.find((text) => text.startsWith(start))?.slice(start.length);
};

/** Not the key of sessions itself: a trip can be no session. */
const key = async ({ secrets }: Services) =>
  new TextEncoder().encode(hmac(await secrets.get('session'), 'identities.trip'));

/** The cookie of a way to a service: signed, out of reach for scripts, for ten minutes. */
export async function tripCookie(services: Services, trip: Trip): Promise<string> {
  const at = Math.floor(toMilliseconds(services.now()) / 1000);
  const token = await new SignJWT({ ...trip })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setIssuedAt(at)
    .setExpirationTime(at + TRIP_SECONDS)
    .sign(await key(services));
  return cookie(services, TRIP_PATH, `${TRIP_COOKIE}=${token}; HttpOnly; Max-Age=${TRIP_SECONDS}`);
}

/**
 * The way that this browser is on.
 *
 * @throws Problem `identity.other-browser` without a cookie, or with one that is not ours; `identity.expired`.
 */
export async function tripOf(services: Services, cookies: readonly string[]): Promise<Trip> {
  const token = valueIn(services, cookies, TRIP_COOKIE);
  if (token === undefined) throw new Problem('identity.other-browser');
  try {
    const options = { algorithms: ['HS256'], audience: AUDIENCE, currentDate: new Date(services.now()) };
    const { payload } = await jwtVerify(token, await key(services), options);
    return Trip.parse(payload);
  } catch (error) {
    const isLate = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
    throw new Problem(isLate ? 'identity.expired' : 'identity.other-browser');
  }
}

/** Takes the cookie of the way away. */
export const endOfTrip = (services: Services): string =>
  cookie(services, TRIP_PATH, `${TRIP_COOKIE}=; HttpOnly; Max-Age=0`);

/** A secret for the choice of an account: only its hash is kept. */
export function newPending(services: Services): { readonly hash: string; readonly cookie: string } {
  const secret = randomBytes(32).toString('base64url');
  const text = `${PENDING_COOKIE}=${secret}; HttpOnly; Max-Age=${PENDING_SECONDS}`;
  return { hash: sha256(secret), cookie: cookie(services, TRIP_PATH, text) };
}

/** Key of the choice that this browser has before it. @throws Problem `identity.pending-over` */
export function pendingHash(services: Services, cookies: readonly string[]): string {
  const secret = valueIn(services, cookies, PENDING_COOKIE);
  if (!secret) throw new Problem('identity.pending-over');
  return sha256(secret);
}

export const endOfPending = (services: Services): string =>
  cookie(services, TRIP_PATH, `${PENDING_COOKIE}=; HttpOnly; Max-Age=0`);

export const serviceCookie = (services: Services): string =>
  cookie(services, '/', `${SERVICE_COOKIE}=1; Max-Age=${SESSION_SECONDS}`);
export const endOfService = (services: Services): string => cookie(services, '/', `${SERVICE_COOKIE}=; Max-Age=0`);
