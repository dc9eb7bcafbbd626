/** Authors are told once their proposal stands in a catalogue as a project. */
import type { ComponentId, ProjectId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions, StudyNewsJob } from '../platform/stream/reactions.ts';
import { Projects } from './entities.ts';

/** A project that was published, or a proposal that a published project was just tied to. */
export const projectNews = {
  notices: [
    on(Projects, ({ before, after }): StudyNewsJob[] => {
      if (after?.state !== 'published') return [];
      const known = before?.state === 'published' || before?.state === 'withdrawn' ? before.proposalIds : [];
      const { componentId: budgetId, id: projectId } = after;
      return after.proposalIds
        .filter((id) => !known.includes(id))
        .map((study) => ({ study, step: { kind: 'project', budgetId, projectId } }));
    }),
  ],
} satisfies Reactions;

/** A project that everybody can read. */
export async function publishedProject({ db }: Services, componentId: ComponentId, id: ProjectId) {
  const project = await db.get(Projects, { componentId, id });
  return project?.state === 'published' ? project : undefined;
}
