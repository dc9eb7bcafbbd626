import { budgets } from '../../../shared/budgets/contract.ts';
import type { ChangeOutcome, ProjectChange, ProjectPatch } from '../../../shared/budgets/office.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import type { ComponentId, ParticipantId } from '../../../shared/platform/ids.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { changedBy } from '../../platform/versions/text-versions.ts';
import { Projects } from '../entities.ts';
import { anyBudget } from '../space.ts';
import { isVoteBegun } from '../vote-begun.ts';
import { changeProject, changesAnything } from '../write-project.ts';
import { requireOffered } from './taxonomies.ts';

interface Circumstances {
  readonly componentId: ComponentId;
  readonly by: ParticipantId | null;
  readonly isVoteBegun: boolean;
}

/** The fields of a project that a change names. */
const beforeOf = (project: Project, set: ProjectPatch): ProjectPatch => ({
  ...(set.envelopeId === undefined ? {} : { envelopeId: project.envelopeId }),
  ...(set.categoryId === undefined ? {} : { categoryId: project.categoryId }),
  ...(set.territoryId === undefined ? {} : { territoryId: project.territoryId }),
  ...(set.state === undefined ? {} : { state: project.state, withdrawnReason: project.withdrawnReason }),
});

/** What was sent, without what was left out. */
const givenIn = ({ envelopeId, categoryId, territoryId, state, withdrawnReason }: ProjectPatch) => ({
  ...(envelopeId === undefined ? {} : { envelopeId }),
  ...(categoryId === undefined ? {} : { categoryId }),
  ...(territoryId === undefined ? {} : { territoryId }),
  ...(state === undefined ? {} : { state }),
  ...(withdrawnReason === undefined ? {} : { withdrawnReason }),
});

async function changeOne(
  services: Services,
  { projectId, version, set }: ProjectChange,
  { componentId, by, isVoteBegun }: Circumstances,
): Promise<ChangeOutcome> {
  const stored = await services.db.get(Projects, { componentId, id: projectId });
  if (stored === undefined) return { projectId, code: 'budget.project-not-found', before: null, project: null };
  const given = givenIn(set);
  // What is so already is no change: it makes no version, and there is nothing to undo.
  if (!changesAnything(stored, given)) return { projectId, code: null, before: null, project: stored };
  try {
    const project = await changeProject(services, stored, given, { version, by, isVoteBegun });
    return { projectId, code: null, before: beforeOf(stored, set), project };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return { projectId, code: error.code, before: null, project: stored };
  }
}

/** Changes many projects, each for itself: what is refused of one leaves the others alone. */
export const changeProjects = handle(
  budgets.changeProjects,
  async ({ params: { componentId }, body: { changes }, actor }, services) => {
    const space = await anyBudget(services, componentId);
    await requireOffered(services, space, ...changes.map(({ set }) => set));
    const around = { componentId, by: changedBy(actor), isVoteBegun: await isVoteBegun(services, space) };
    const items: ChangeOutcome[] = [];
    // One after the other: those that move count in the same envelopes.
    for (const change of changes) items.push(await changeOne(services, change, around));
    return { items };
  },
);
