import { CODE_SECONDS, CODE_TRIES } from '../../shared/participants/rules.ts';
import { networkOf } from '../platform/network.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';

const seconds = CODE_SECONDS;

/** How often one person may ask for mails; also how often one can be molested with them. */
export const CODES_OF_ADDRESS: Limit = {
  name: 'sign-in-codes-address',
  requests: 5,
  seconds,
  problem: 'sign-in.too-many-codes',
};
/** A town hall, a school or a mobile operator is one address: 500 people in it, some of whom ask twice. */
export const CODES_OF_NETWORK: Limit = {
  name: 'sign-in-codes-network',
  requests: 800,
  seconds,
  problem: 'sign-in.too-many-codes',
};
export const TRIES_OF_NETWORK: Limit = {
  name: 'sign-in-tries-network',
  requests: 1600,
  seconds,
  problem: 'sign-in.too-many-tries',
};
/** Tries with an address that has no code, limited like those with a code: the answer must not tell which it was. */
export const TRIES_WITHOUT_CODE: Limit = {
  name: 'sign-in-tries-address',
  requests: CODE_TRIES,
  seconds,
  problem: 'sign-in.too-many-tries',
};

/**
 * Counts a request of a caller, whose network is kept as a keyed hash for the time of the window.
 *
 * @throws Problem `limit.problem` with the seconds to wait.
 */
export const countCaller = async (services: Services, limit: Limit, sourceIp: string): Promise<void> =>
  countAgainst(services, limit, hmac(await services.secrets.get('session'), 'sign-in.network', networkOf(sourceIp)));

const HOUR = 3600;
/** How often one participant may have a code mailed to another address. */
export const EMAIL_CHANGES: Limit = {
  name: 'email-changes',
  requests: 5,
  seconds: HOUR,
  problem: 'request.too-many',
};
/** Mails to the address of an account that is to be deleted. */
export const DELETION_CODES: Limit = {
  name: 'deletion-codes',
  requests: 5,
  seconds: HOUR,
  problem: 'request.too-many',
};
/** Files of own data: each is read from all of the table. */
export const EXPORTS: Limit = {
  name: 'exports',
  requests: 3,
  seconds: 24 * HOUR,
  problem: 'request.too-many',
};
/** Codes of an authenticator app and recovery codes together. */
export const SECOND_FACTOR_TRIES: Limit = {
  name: 'second-factor-tries',
  requests: 5,
  seconds,
  problem: 'second-factor.too-many-tries',
};
/** New authenticator apps that one person may begin to set up. */
export const ENROLLMENTS: Limit = {
  name: 'second-factor-enrollments',
  requests: 20,
  seconds: HOUR,
  problem: 'request.too-many',
};
