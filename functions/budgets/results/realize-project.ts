import { budgetResults } from '../../../shared/budgets/results/contract.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { Projects } from '../entities.ts';
import { anyBudget } from '../space.ts';

/** Says where the realization of a winner stands. */
export const realizeProject = handle(
  budgetResults.realizeProject,
  async ({ params: { componentId, projectId }, body: { version, ...realization }, tellChanged }, services) => {
    const { db, now, newId } = services;
    await anyBudget(services, componentId);
    const project = await db.require(Projects, { componentId, id: projectId }, 'budget.project-not-found');
    if (project.selectedAt === null) throw new Problem('budget.not-selected');
    if (project.version !== version) throw new Problem('budget.changed-meanwhile');
    tellChanged({ ...project.realization }, realization);
    const updatedAt = now();
    const changed = {
      ...project,
      realization: {
        ...realization,
        milestones: realization.milestones
          .map((milestone) => ({ ...milestone, id: milestone.id ?? newId('milestone') }))
          .sort((one, other) => (one.day < other.day ? -1 : 1)),
        updatedAt,
      },
      updatedAt,
      version: version + 1,
    };
    await db.write(
      put(Projects, changed, {
        when: [{ attribute: 'version', op: '=', value: version }],
        otherwise: 'budget.changed-meanwhile',
      }),
    );
    return changed;
  },
);
