import type { Followed } from '../../../../shared/follows/contract.ts';

/** Id of something that can be followed. */
export type FollowedId = Followed['resourceId'];

/** What can be followed, as the words call it. */
export type FollowedKind = 'proposal' | 'project' | 'component' | 'process' | 'participant' | 'group';

const KINDS: Readonly<Record<string, FollowedKind>> = {
  prp: 'proposal',
  prj: 'project',
  cmp: 'component',
  prc: 'process',
  ptp: 'participant',
  grp: 'group',
};

/** Kind of what an id names: its prefix says it. */
export const kindOf = (id: FollowedId): FollowedKind => KINDS[id.slice(0, 3)] ?? 'proposal';
