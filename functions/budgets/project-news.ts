/** Changes of projects that people may be told of: published ones, steps of those that are realized, and the result of the vote. */
import type { ItemOf } from '../platform/db/entity.ts';
import type { NoticeJob } from '../platform/notices.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';
import { Projects } from './entities.ts';
import { BudgetCounts } from './results/entities.ts';

type ProjectItem = ItemOf<typeof Projects>;

/** Published just now, for the first time. */
const isPublished = (before: ProjectItem | undefined, after: ProjectItem): boolean =>
  after.state === 'published' && (before === undefined || before.state === 'draft');

/** Milestones that a published project did not have before. */
function newMilestones(
  before: ProjectItem | undefined,
  { id: projectId, componentId, state, realization }: ProjectItem,
) {
  if (state !== 'published' || realization === null) return [];
  const known = new Set(before?.realization?.milestones.map(({ id }) => id));
  return realization.milestones
    .filter(({ id }) => !known.has(id))
    .map(({ id: milestone }): NoticeJob => ({ milestone, projectId, componentId, at: realization.updatedAt }));
}

/** A project that was published, a proposal that a published project was just tied to, steps, results. */
export const projectNews = {
  notices: [
    on(Projects, ({ before, after }): NoticeJob[] => {
      if (after?.state !== 'published') return [];
      const known = before?.state === 'published' || before?.state === 'withdrawn' ? before.proposalIds : [];
      const { componentId: budgetId, id: projectId } = after;
      return after.proposalIds
        .filter((id) => !known.includes(id))
        .map((study) => ({ study, step: { kind: 'project', budgetId, projectId }, at: after.updatedAt }));
    }),
    on(Projects, ({ before, after }): NoticeJob[] => {
      if (after === undefined) return [];
      const { id: project, componentId, updatedAt: at } = after;
      return [...(isPublished(before, after) ? [{ project, componentId, at }] : []), ...newMilestones(before, after)];
    }),
    on(BudgetCounts, ({ before, after }): NoticeJob[] =>
      after?.state === 'published' && before?.state !== 'published'
        ? [{ results: after.componentId, at: after.publishedAt ?? after.sealedAt }]
        : [],
    ),
  ],
} satisfies Reactions;
