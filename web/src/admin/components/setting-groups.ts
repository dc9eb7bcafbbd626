import type { ComponentKind } from '../../../../shared/spaces/component.ts';
import type { Setting } from './setting-schema.ts';

/** What settings are about; each has a heading and a sentence: `settings.group.<id>`. */
export type GroupId = 'ballots' | 'winners' | 'voters' | 'votes' | 'texts' | 'answers' | 'list' | 'other';

interface Group {
  readonly id: GroupId;
  /** Settings in the order in which they are shown. */
  readonly names: readonly string[];
}

/**
 * Settings by what they are about. One that is named nowhere is shown among the further ones: a setting that is new
 * needs no change here to be set.
 */
const GROUPS: Readonly<Record<ComponentKind, readonly Group[]>> = {
  proposals: [
    {
      id: 'votes',
      names: ['voteKind', 'voteLimit', 'voteMinimum', 'supportThreshold', 'closesAtThreshold', 'confirmsVotes'],
    },
    {
      id: 'texts',
      names: [
        'help',
        'themeRequired',
        'placeMode',
        'attachmentsAllowed',
        'similarShown',
        'titleMinLength',
        'titleMaxLength',
        'bodyMinLength',
        'bodyMaxLength',
        'editWindow',
        'editMinutes',
      ],
    },
    { id: 'list', names: ['defaultSort', 'commentMaxLength'] },
    { id: 'answers', names: ['states', 'answerTemplates'] },
  ],
  budgets: [
    {
      id: 'ballots',
      names: [
        'ballotKind',
        'envelopeChoice',
        'minimumProjects',
        'maximumProjects',
        'minimumShare',
        'points',
        'pointsPerProject',
        'categoryLimits',
      ],
    },
    { id: 'winners', names: ['allocationRule', 'utility', 'completion', 'ties'] },
    { id: 'voters', names: ['currency', 'moreInformation', 'reminderHours'] },
  ],
};

/** Settings in their groups, groups without any left out. */
export function inGroups(
  kind: ComponentKind,
  settings: readonly Setting[],
): readonly { readonly id: GroupId; readonly settings: readonly Setting[] }[] {
  const groups = GROUPS[kind].map(({ id, names }) => ({
    id,
    settings: names.flatMap((name) => settings.filter((setting) => setting.name === name)),
  }));
  const named = new Set(groups.flatMap((group) => group.settings));
  const other = { id: 'other' as const, settings: settings.filter((setting) => !named.has(setting)) };
  return [...groups, other].filter((group) => group.settings.length > 0);
}
