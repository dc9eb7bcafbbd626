import type { Feature } from '../platform/feature.ts';
import { framesOf } from '../platform/frame.ts';
import type { Frames, Render } from '../platform/page.ts';
import type { Site } from '../platform/publish.ts';
import type { Services } from '../platform/services.ts';
import { organization, processes } from './directory.ts';

/** Frames of the site's pages from the data as they are now. */
async function siteFrames(services: Pick<Services, 'db' | 'config' | 'now'>): Promise<Frames> {
  const readAt = services.now();
  const [settings, all] = await Promise.all([organization(services), processes(services)]);
  return framesOf({ organization: settings, processes: all, siteOrigin: services.config.siteOrigin, readAt });
}

/** All that the features publish or render on demand, in the frame of the organization. */
export const siteOf = (features: readonly Feature[], render: Render): Site => ({
  kinds: features.flatMap(({ pages = [] }) => pages),
  files: features.flatMap(({ files = [] }) => files),
  frames: siteFrames,
  render,
});
