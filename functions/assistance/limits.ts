import type { Limit } from '../platform/rate-limit.ts';

const hourly = (name: string, requests: number): Limit => ({
  name,
  requests,
  seconds: 3600,
  problem: 'request.too-many',
});

/** Of one agent: a desk has no more people in an hour, and a list of addresses cannot be tried. */
export const LOOK_UPS = hourly('desk-accounts', 40);
export const GRANTS = hourly('desk-grants', 60);
export const BEGINNINGS = hourly('assistances', 60);
