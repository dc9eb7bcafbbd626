import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { hmac } from '../platform/signing.ts';

const QUARTER = 15 * 60;

/** Ways to services and back from one network, see the limits of sign-in by mail: a town hall is one address. */
export const TRIPS_OF_NETWORK: Limit = {
  name: 'sign-in-trips-network',
  requests: 1600,
  seconds: QUARTER,
  problem: 'sign-in.too-many-tries',
};
/** Checks of services by one administrator: each asks somebody else's server. */
export const CHECKS: Limit = {
  name: 'sign-in-service-checks',
  requests: 60,
  seconds: QUARTER,
  problem: 'request.too-many',
};

/** Counts a way to a service or back. @throws Problem `sign-in.too-many-tries` */
export const countTrip = async (services: Services, network: string): Promise<void> =>
  countAgainst(services, TRIPS_OF_NETWORK, hmac(await services.secrets.get('session'), 'sign-in.trips', network));
