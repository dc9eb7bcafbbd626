import type { GroupContribution, GroupPage } from '../../shared/groups/views.ts';
import { initialsOf } from '../../shared/participants/rules.ts';
import { GroupId } from '../../shared/platform/ids.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Contribution } from '../platform/contributions.ts';
import { Groups } from '../platform/entities.ts';
import type { PageKind, PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import type { GroupSlots } from './slots.ts';

/** A longer page would be no load for a telephone. */
const MOST = 500;
const languageOf = (locale: string) => locale.split('-')[0];

const viewIn =
  (frame: PageFrame) =>
  ({ title, locale, state, path, at }: Contribution): GroupContribution[] =>
    path === null
      ? []
      : [
          {
            title: { text: title, locale, isFallback: languageOf(locale) !== frame.locale },
            isWithdrawn: state === 'withdrawn',
            path,
            at,
          },
        ];

const loadGroup =
  ({ contributionsOf }: GroupSlots) =>
  async ({ params, frame }: PageRequest, services: Services): Promise<GroupPage | undefined> => {
    const id = GroupId.safeParse(params.groupId);
    const group = id.success ? await services.db.get(Groups, { id: id.data }) : undefined;
    if (group === undefined) return undefined;
    const { name, about, link, members } = group;
    const contributions = await contributionsOf(services, group.id);
    return {
      ...frame,
      group: { id: group.id, name, initials: initialsOf(name), about, link, members },
      contributions: contributions.flatMap(viewIn(frame)).slice(0, MOST),
    };
  };

/**
 * Pages of groups, rendered on demand as those of participants are; and the page that the link of an invitation leads
 * to, which is the same for everybody.
 */
export const groupsPages = (slots: GroupSlots): readonly PageKind[] => [
  { pattern: '/groups/{groupId}/', delivery: 'views', inSitemap: false, load: loadGroup(slots) },
  {
    pattern: '/group-invitation/',
    delivery: 'published',
    inSitemap: false,
    load: async ({ frame }) => frame,
    pathsOf: async (job) => ('all' in job ? ['/group-invitation/'] : []),
  },
];
