import type { Workers } from './local/runtime.ts';
import {
  Leases,
  Outbox,
  Participants,
  Profiles,
  PublishedPages,
  RateLimits,
  Sessions,
  Statistics,
  Tallies,
} from './platform/entities.ts';
import type { Feature } from './platform/feature.ts';
import type { Render } from './platform/page.ts';
import { platformApi } from './platform-api/api.ts';

const platform: Feature = {
  api: platformApi,
  entities: [Participants, Profiles, Sessions, RateLimits, Outbox, PublishedPages, Tallies, Statistics, Leases],
};

/** Server half of every feature: stream readers, the publisher and the local server know features from here only. */
export const features: readonly Feature[] = [platform];

const idle = () => async () => ({ batchItemFailures: [] });
export const workersOf = (_: Render): Workers => ({ publish: idle, index: idle, tallies: idle, mail: idle });
