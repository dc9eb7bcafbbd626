/** What may become of a project, and when: pure, for the server and for the back office. */
import type { Localized } from '../platform/locale.ts';
import type { Project } from './project.ts';

/** Fields of a project that the back office changes. */
export type ProjectSet = Partial<
  Pick<
    Project,
    | 'envelopeId'
    | 'title'
    | 'description'
    | 'cost'
    | 'categoryId'
    | 'territoryId'
    | 'place'
    | 'proposalIds'
    | 'state'
    | 'withdrawnReason'
  >
>;
type Judged = Pick<Project, 'envelopeId' | 'cost' | 'categoryId' | 'territoryId' | 'state' | 'selectedAt'>;

/** What people rely on when they choose: the same from the first ballot on. */
const LOCKED = ['cost', 'envelopeId', 'categoryId', 'territoryId'] as const;

const says = (text: Localized | undefined): boolean => Object.values(text ?? {}).some((words) => words.trim() !== '');

/**
 * Fields of a change that nobody may make once the vote has begun. A draft is not in the catalogue: all of it may change
 * but its being a draft. What is published can be withdrawn at any time, and then stays so: who voted meanwhile could not
 * choose it. Nor does a winner change its state.
 */
export function lockedFields(project: Judged, set: ProjectSet): readonly string[] {
  const isShown = project.state !== 'draft';
  const changed = LOCKED.filter((name) => isShown && set[name] !== undefined && set[name] !== project[name]);
  const isStateNew = set.state !== undefined && set.state !== project.state;
  const isWithdrawal = project.state === 'published' && set.state === 'withdrawn' && project.selectedAt === null;
  return isStateNew && !isWithdrawal ? [...changed, 'state'] : changed;
}

/** What keeps a project from being as a change would have it, at any time; `null`: nothing. */
export function gapOf(
  project: Pick<Project, 'cost' | 'state'>,
  set: ProjectSet,
): 'budget.project-incomplete' | 'budget.reason-missing' | null {
  const state = set.state ?? project.state;
  if (state === 'published' && (set.cost ?? project.cost) === 0) return 'budget.project-incomplete';
  const isWithdrawal = state === 'withdrawn' && project.state !== 'withdrawn';
  return isWithdrawal && !says(set.withdrawnReason) ? 'budget.reason-missing' : null;
}
