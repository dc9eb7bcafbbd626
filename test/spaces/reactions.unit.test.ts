import { describe, expect, it } from '@jest/globals';
import type { Entity } from '../../functions/platform/db/entity.ts';
import { newId } from '../../functions/platform/services.ts';
import type { Change } from '../../functions/platform/stream/change.ts';
import {
  Announcements,
  Components,
  DocumentLists,
  Organizations,
  PartnerLists,
  Processes,
  SitePages,
  Taxonomies,
} from '../../functions/spaces/entities.ts';
import { spacesReactions } from '../../functions/spaces/reactions.ts';

const jobsAfter = (entity: Entity, before: unknown, after: unknown) => {
  const change: Change = { entity, before, after, partition: '', sequenceNumber: '' };
  return (spacesReactions.pages ?? []).filter((one) => one.entity === entity).flatMap((one) => one.react(change));
};
const id = newId('process');
const draft = { id, slug: 'water', title: { en: 'Water' }, isPublished: false };
const published = { ...draft, isPublished: true };
const theme = (processId: string | null, parentId: string | null = null) => ({ parentId, processId });
const component = { id: newId('component'), isPublished: true };
const waiting = { spaceId: 'organization', isShown: false };
const shown = { ...waiting, isShown: true };
const ofProcess = { spaceId: id, isShown: true };
const page = { slug: 'jury', title: { en: 'The jury' }, isInFooter: true, isPublished: true, position: 1, version: 1 };

describe('pages to look at again', () => {
  it.each([
    ['all of them, after a change of the organization', Organizations, { version: 1 }, { version: 2 }, [{ all: true }]],
    ['all of them, after a change of a theme', Taxonomies, undefined, theme(null), [{ all: true }]],
    ['those of its process, after a change of a theme of one', Taxonomies, undefined, theme(id), [{ process: id }]],
    ['all of them, once every process offers a theme', Taxonomies, theme(id), theme(null), [{ all: true }]],
    ['all of them, after a change of a theme below another', Taxonomies, undefined, theme(id, 'tax'), [{ all: true }]],
    ['none, while a process is being prepared', Processes, undefined, draft, []],
    [
      'those of a process whose texts change',
      Processes,
      published,
      { ...published, question: { en: '?' } },
      [{ process: id }],
    ],
    [
      'all and its own, when a process comes into the menu',
      Processes,
      draft,
      published,
      [{ process: id }, { all: true }],
    ],
    ['all and its own, when it leaves the menu', Processes, published, draft, [{ process: id }, { all: true }]],
    [
      'also those below the slug that it had',
      Processes,
      published,
      { ...published, slug: 'rivers' },
      [{ process: id, formerly: { slug: 'water' } }, { process: id }, { all: true }],
    ],
    [
      'those below the slug that it had, even when it was taken back before',
      Processes,
      draft,
      { ...draft, slug: 'rivers' },
      [{ process: id, formerly: { slug: 'water' } }],
    ],
    ['those of a component', Components, component, { ...component, position: 2 }, [{ component: component.id }]],
    [
      'those of a component that is taken back',
      Components,
      component,
      { ...component, isPublished: false },
      [{ component: component.id }],
    ],
    ['none, while a component is being prepared', Components, undefined, { ...component, isPublished: false }, []],
    ['all of them, when an announcement of the site begins', Announcements, waiting, shown, [{ all: true }]],
    ['all of them, when it ends', Announcements, shown, waiting, [{ all: true }]],
    ['those of its process, when one of a process changes', Announcements, ofProcess, ofProcess, [{ process: id }]],
    ['none, while an announcement waits for its day', Announcements, undefined, waiting, []],
    ['the home page, after a change of the partners of the site', PartnerLists, undefined, shown, [{ page: '/' }]],
    ['those of its process, after a change of its partners', PartnerLists, ofProcess, ofProcess, [{ process: id }]],
    [
      'those of its process, after a change of its documents',
      DocumentLists,
      undefined,
      { processId: id },
      [{ process: id }],
    ],
    [
      'itself alone, when the text of a page changes',
      SitePages,
      page,
      { ...page, version: 2 },
      [{ page: '/pages/jury/' }],
    ],
    [
      'itself and all others, when its title in the footer changes',
      SitePages,
      page,
      { ...page, title: { en: 'Jury' } },
      [{ page: '/pages/jury/' }, { all: true }],
    ],
    [
      'itself and all others, when it is removed',
      SitePages,
      page,
      undefined,
      [{ page: '/pages/jury/' }, { all: true }],
    ],
  ])('are %s', (_, entity, before, after, expected) => {
    expect(jobsAfter(entity, before, after)).toEqual(expected);
  });
});
