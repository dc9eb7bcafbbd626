import type { SpaceId } from '../../shared/platform/ids.ts';
import type { Announcement } from '../../shared/spaces/announcement.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { ProcessGroup } from '../../shared/spaces/process-group.ts';
import type { SitePage } from '../../shared/spaces/site-page.ts';
import { sitePagePath } from '../../shared/spaces/site-page-path.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { Participations } from '../platform/entities.ts';
import { type Change, on } from '../platform/stream/change.ts';
import { count, type PublishJob, type Reactions } from '../platform/stream/reactions.ts';
import {
  Announcements,
  Components,
  DocumentLists,
  Organizations,
  PartnerLists,
  Processes,
  ProcessGroups,
  SitePages,
  Taxonomies,
} from './entities.ts';
import { groupPath } from './groups/group-path.ts';
import { announcementNews, phaseNews } from './news.ts';

const everything: readonly PublishJob[] = [{ all: true }];

/** Whether participants could see it before the change, or can see it now. */
const isSeen = ({ before, after }: Change<{ readonly isPublished: boolean }>) =>
  before?.isPublished === true || after?.isPublished === true;

/** What the menu shows of a process; the menu stands on every page. */
const menuEntry = (process: Process | undefined) =>
  process?.isPublished ? JSON.stringify([process.title, process.slug]) : '';

/** Pages below the slug that a process had. Asked for even while it is unpublished: its pages may be on their way. */
function former({ before, after }: Change<Process>): PublishJob[] {
  if (before === undefined || before.slug === after?.slug) return [];
  return [{ process: before.id, formerly: { slug: before.slug } }];
}

function processPages(change: Change<Process>): PublishJob[] {
  const { before, after } = change;
  const id = (after ?? before)?.id;
  if (id === undefined) return [];
  const own: PublishJob[] = isSeen(change) ? [{ process: id }] : [];
  const menu = menuEntry(before) === menuEntry(after) ? [] : everything;
  return [...former(change), ...own, ...menu];
}

function componentPages(change: Change<Component>): PublishJob[] {
  const id = (change.after ?? change.before)?.id;
  return id !== undefined && isSeen(change) ? [{ component: id }] : [];
}

/**
 * Themes and territories stand on lists, forms and proposals: of their process where they have one, of every process
 * otherwise. What is below another goes with that one, which is not known here: everything, then.
 */
function taxonomyPages({ before, after }: Change<Taxonomy>): readonly PublishJob[] {
  const versions = [before, after].filter((taxonomy) => taxonomy !== undefined);
  const jobs = versions.flatMap(({ parentId, processId }) =>
    parentId === null && processId !== null ? [{ process: processId }] : [],
  );
  return jobs.length === versions.length ? jobs : everything;
}

/** A group stands on its own page, on lists, and on the pages of its processes; the latter bring the sitemap too. */
function groupPages({ before, after }: Change<ProcessGroup>): PublishJob[] {
  const versions = [before, after].filter((group) => group !== undefined);
  const slugs = new Set(versions.map(({ slug }) => slug));
  const processIds = new Set(versions.flatMap((group) => group.processIds));
  return [
    ...[...slugs].map((slug) => ({ page: groupPath({ slug }) })),
    { page: '/' },
    { page: '/processes/' },
    ...[...processIds].map((process) => ({ process })),
  ];
}

/** Pages of a process, or the home page, which shows what belongs to the organization. */
const spacePages = (spaceId: SpaceId | undefined): PublishJob[] =>
  spaceId === undefined ? [] : [spaceId === 'organization' ? { page: '/' } : { process: spaceId }];

/** An announcement stands on every page of its space while it is on. */
function announcementPages({ before, after }: Change<Announcement>): readonly PublishJob[] {
  const spaceId = (after ?? before)?.spaceId;
  if (spaceId === undefined || !(before?.isShown || after?.isShown)) return [];
  return spaceId === 'organization' ? everything : [{ process: spaceId }];
}

/** What the footer of every page shows of a page. */
const footerEntry = (page: SitePage | undefined) =>
  page?.isPublished && page.isInFooter ? JSON.stringify([page.title, page.slug, page.position]) : '';

/** Pages that show a page of the site. One that every site has is generated again when it is removed: everything, then. */
function sitePages({ before, after }: Change<SitePage>): readonly PublishJob[] {
  const slug = (after ?? before)?.slug;
  if (slug === undefined) return [];
  const isFooter = after === undefined || before === undefined || footerEntry(before) !== footerEntry(after);
  return [{ page: sitePagePath(slug) }, ...(isFooter ? everything : [])];
}

/** Which pages a change of a space may have made stale. */
export const spacesReactions: Reactions = {
  counters: [
    count(Participations, ({ spaceId, shard }) => ({
      group: spaceId,
      subject: 'participants',
      shard,
      counts: { total: 1 },
    })),
  ],
  notices: [on(Processes, phaseNews), on(Announcements, announcementNews)],
  pages: [
    on(Organizations, () => everything),
    on(Taxonomies, taxonomyPages),
    on(Processes, processPages),
    on(Components, componentPages),
    on(ProcessGroups, groupPages),
    on(Announcements, announcementPages),
    on(PartnerLists, ({ before, after }) => spacePages((after ?? before)?.spaceId)),
    on(DocumentLists, ({ before, after }) => spacePages((after ?? before)?.processId)),
    on(SitePages, sitePages),
  ],
};
