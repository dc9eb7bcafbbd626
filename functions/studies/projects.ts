import type { ProposalId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { Standing } from '../../shared/studies/rules.ts';
import { StudiedProject as Shown, type StudiedProject } from '../../shared/studies/study.ts';
import type { Services } from '../platform/services.ts';
import type { StudyItem } from './change-studies.ts';
import type { StudySlots } from './slots.ts';
import type { StudySpace } from './space.ts';

/** Longer than a request that makes projects can take. */
const MAKING_SECONDS = 60;

export type ProjectsByProposal = ReadonlyMap<ProposalId, readonly StudiedProject[]>;

/** Projects of the budgets of a process by the proposals that they come from. */
export async function projectsByProposal(
  services: Services,
  { projectsIn }: StudySlots,
  { budgets }: StudySpace,
): Promise<ProjectsByProposal> {
  const found = new Map<ProposalId, StudiedProject[]>();
  const all = await projectsIn(
    services,
    budgets.map(({ id }) => id),
  );
  for (const project of all)
    for (const id of project.proposalIds) found.set(id, [...(found.get(id) ?? []), Shown.parse(project)]);
  return found;
}

/** What decides about merges and projects, of a study as it was read. */
export const standingOf = (
  { now }: Pick<Services, 'now'>,
  projects: ProjectsByProposal,
  study: StudyItem,
): Standing => ({
  ...study,
  hasProject:
    (projects.get(study.proposalId)?.length ?? 0) > 0 ||
    (study.projectAt !== null && addSeconds(study.projectAt, MAKING_SECONDS) > now()),
});
