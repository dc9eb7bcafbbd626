import { Secret, TOTP } from 'otpauth';
import { type Instant, toMilliseconds } from '../../../shared/platform/time.ts';

/** Seconds that a code stands; authenticator apps know no other number. */
const PERIOD = 30;
/** Bytes of a secret: as long as the HMAC's own key (RFC 4226, 4). */
const BYTES = 20;
/** Codes of the half minute before and after count too: telephones are slow, and so are people. */
const WINDOW = 1;

const totp = (secret: string, names: { readonly issuer?: string; readonly label?: string } = {}) =>
  new TOTP({ ...names, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });

/** A new secret, base 32. */
export const newSecret = (): string => new Secret({ size: BYTES }).base32;

/** What the QR code says: whose codes these are, of which site, and the secret. */
export const enrollmentUri = (secret: string, names: { readonly issuer: string; readonly label: string }): string =>
  totp(secret, names).toString();

/** The half minute, counted since 1970, that six digits are the code of; `undefined` if they are none of about now. */
export function stepOf(secret: string, code: string, now: Instant): number | undefined {
  const timestamp = toMilliseconds(now);
  const delta = totp(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / (PERIOD * 1000)) + delta;
}

/** The six digits at a moment: what an authenticator app shows. */
export const codeAt = (secret: string, now: Instant): string =>
  totp(secret).generate({ timestamp: toMilliseconds(now) });
