/** Projects as something that attachments can belong to: `functions/features.ts` hands it over. */
import type { Project } from '../../shared/budgets/project.ts';
import { allowed } from '../../shared/platform/decision.ts';
import { ProjectId, type SpaceId } from '../../shared/platform/ids.ts';
import { type Actor, staffIn } from '../../shared/platform/policy.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { Projects } from './entities.ts';
import { anyBudget, budgetPathOf } from './space.ts';

/** Pictures and documents of one project. */
const MOST = 10;

/** A project by its id alone: where it stands may be known a moment late, what it is never. */
async function projectById({ db }: Pick<Services, 'db'>, id: ProjectId): Promise<Project | undefined> {
  const { items } = await db.query(Projects, { id }, { index: 'byId', limit: 1 });
  const [found] = items;
  return found && db.get(Projects, { componentId: found.componentId, id });
}

/** A project, for those who run its process. @throws Problem `access.…`, `budget.project-not-found` */
export async function attachableProject(
  services: Pick<Services, 'db'>,
  id: ProjectId,
  actor: Actor,
): Promise<Attachable> {
  const project = await projectById(services, id);
  if (project === undefined) throw new Problem('budget.project-not-found');
  const space = await anyBudget(services, project.componentId);
  enforce(staffIn('process-administrator')(actor, space.process.id));
  const pagePath = `${budgetPathOf(space)}projects/${id}/`;
  // Pictures of what is voted on may be mended at any time, as its texts.
  return { pagePath, accepts: ['image', 'pdf'], mayChange: allowed, most: MOST };
}

/** The process of a project that a path names; `undefined` for the id of something else. */
export async function spaceOfProject(services: Pick<Services, 'db'>, id: string): Promise<SpaceId | undefined> {
  const projectId = ProjectId.safeParse(id);
  const project = projectId.success ? await projectById(services, projectId.data) : undefined;
  return project && spaceOfComponent(services, project.componentId);
}
