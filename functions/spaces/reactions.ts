import type { Component, Process, Taxonomy } from '../../shared/spaces/contract.ts';
import { Statistics } from '../platform/entities.ts';
import { type Change, on } from '../platform/stream/change.ts';
import type { PublishJob, Reactions } from '../platform/stream/reactions.ts';
import { Components, Organizations, Processes, Taxonomies } from './entities.ts';

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

/** Which pages a change of a space may have made stale. */
export const spacesReactions: Reactions = {
  pages: [
    on(Organizations, () => everything),
    on(Taxonomies, taxonomyPages),
    on(Processes, processPages),
    on(Components, componentPages),
    on(Statistics, ({ after }) => (after?.name === 'participants' ? [{ page: '/' }] : [])),
  ],
};
