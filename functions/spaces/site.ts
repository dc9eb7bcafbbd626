import { sitePagePath } from '../../shared/spaces/site-page-path.ts';
import type { Published } from '../platform/feature.ts';
import { framesOf } from '../platform/frame.ts';
import type { Frames, Render } from '../platform/page.ts';
import type { Site } from '../platform/publish.ts';
import type { Services } from '../platform/services.ts';
import { organization, processes } from './directory.ts';
import { Announcements } from './entities.ts';
import { sitePages } from './site-page-list.ts';

/** Frames of the site's pages from the data as they are now. */
async function siteFrames(services: Pick<Services, 'db' | 'config' | 'now'>): Promise<Frames> {
  const readAt = services.now();
  const [settings, all, announcements] = await Promise.all([
    organization(services),
    processes(services),
    services.db.all(Announcements, {}),
  ]);
  const footer = (await sitePages(services, settings))
    .filter(({ isPublished, isInFooter }) => isPublished && isInFooter)
    .map(({ title, slug }) => ({ title, path: sitePagePath(slug) }));
  const { siteOrigin } = services.config;
  return framesOf({ organization: settings, processes: all, footer, announcements, siteOrigin, readAt });
}

/** All that the features publish or render on demand, in the frame of the organization. */
export const siteOf = (features: readonly Published[], render: Render): Site => ({
  kinds: features.flatMap(({ pages = [] }) => pages),
  files: features.flatMap(({ files = [] }) => files),
  fileKinds: features.flatMap(({ fileKinds = [] }) => fileKinds),
  frames: siteFrames,
  render,
});
