/** What an answer of a sign-in service must say. Pure: times and settings are arguments. */

/** Seconds from the start of a sign-in to the answer of the service. */
export const TRIP_SECONDS = 10 * 60;
/** Seconds that somebody has to say which account a new identity belongs to: a code must be mailed meanwhile. */
export const PENDING_SECONDS = 30 * 60;

/**
 * Whether a text can be the issuer of a service: an https address without password, query and fragment, whose host is a
 * name with a dot and no number, so that it names something on the internet.
 *
 * @param isLocal on a developer's machine `http://localhost` will do
 */
export function isIssuer(text: string, isLocal: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username + password + search + hash !== '' || /[?#]$/.test(text)) return false;
  if (isLocal && protocol === 'http:' && hostname === 'localhost') return true;
  return protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$|:/.test(hostname);
}

/** What providers say of somebody. */
export interface Claims {
  readonly sub: string;
  readonly acr?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
}

/** What we take of it. */
export interface Person {
  readonly subject: string;
  /** Lower case; `null`: none was given, or it is none. */
  readonly email: string | null;
  /** The provider says that the address is this person's: only then it needs no mailed code. */
  readonly isEmailVerified: boolean;
  /** Level of assurance; `null`: not told. */
  readonly level: string | null;
}

const asEmail = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text.length <= 254 && /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@.]+$/.test(text) ? text : null;
};

/**
 * Reads a person from the claims of the ID token and those of userinfo. The level of assurance is the ID token's alone:
 * it is about this sign-in. An address counts as verified if the claims that name it say so with `true`; words do not.
 */
export function personOf(idToken: Claims, userInfo: Claims | null): Person {
  const source = userInfo?.email === undefined ? idToken : userInfo;
  const email = asEmail(source.email);
  return {
    subject: idToken.sub,
    email,
    isEmailVerified: email !== null && source.email_verified === true,
    level: typeof idToken.acr === 'string' && idToken.acr !== '' ? idToken.acr.slice(0, 200) : null,
  };
}

const eidas = (level: string): number | null => {
  const found = /^eidas([1-3])$/.exec(level);
  return found === null ? null : Number(found[1]);
};

/**
 * Whether a level of assurance will do: one of those asked for, or a higher one where all are levels of eIDAS.
 *
 * @param asked separated by spaces; empty: any will do
 */
export function isLevelEnough(asked: string, given: string | null): boolean {
  const wanted = asked.split(' ').filter((level) => level !== '');
  if (wanted.length === 0) return true;
  if (given === null) return false;
  const rank = eidas(given);
  const least = wanted.map(eidas).filter((level) => level !== null);
  return wanted.includes(given) || (rank !== null && least.some((level) => rank >= level));
}
