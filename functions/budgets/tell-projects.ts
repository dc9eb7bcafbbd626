/** What is told of projects and of the result of their vote. */
import type { ComponentId, MilestoneId, ParticipantId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { Telling, TellingOf } from '../platform/notices.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById } from '../spaces/directory.ts';
import { Projects } from './entities.ts';
import { BudgetCounts } from './results/entities.ts';
import { type BudgetSpace, budgetPathOf } from './space.ts';

/** Authors of the proposals that a project comes from. */
export type AuthorsOf = (
  services: Services,
  ids: readonly ProposalId[],
) => Promise<ReadonlyMap<ProposalId, { readonly authorId: ParticipantId | null }>>;

/** A project that everybody can read. */
export async function publishedProject({ db }: Services, componentId: ComponentId, id: ProjectId) {
  const project = await db.get(Projects, { componentId, id });
  return project?.state === 'published' ? project : undefined;
}

async function openBudget(services: Services, componentId: ComponentId): Promise<BudgetSpace | undefined> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  return component?.isPublished && process?.isPublished ? { component, process } : undefined;
}

/** A project that stands in its catalogue, with its page. */
async function shownProject(services: Services, componentId: ComponentId, id: ProjectId) {
  const [project, space] = await Promise.all([
    publishedProject(services, componentId, id),
    openBudget(services, componentId),
  ]);
  if (project === undefined || space === undefined) return undefined;
  return { project, path: `${budgetPathOf(space)}projects/${id}/`, processId: space.process.id };
}

/** A new project, for who follows its catalogue or its process. */
export const projectTelling: TellingOf<{ readonly project: ProjectId; readonly componentId: ComponentId }> = async (
  services,
  { project: id, componentId, at },
) => {
  const shown = await shownProject(services, componentId, id);
  if (shown === undefined) return undefined;
  const { project, path, processId } = shown;
  return {
    source: ['project', id],
    at: at ?? project.updatedAt,
    path,
    processId,
    actorId: null,
    values: { title: project.title },
    audiences: [componentId, processId].map((followersOf) => ({ event: 'project.published', followersOf })),
  } satisfies Telling;
};

interface MilestoneNews {
  readonly milestone: MilestoneId;
  readonly projectId: ProjectId;
  readonly componentId: ComponentId;
}

/** A step of a project, for the authors and followers of what it comes from, and its own followers. */
export const milestoneTelling =
  (authorsOf: AuthorsOf): TellingOf<MilestoneNews> =>
  async (services, { milestone, projectId, componentId, at }) => {
    const shown = await shownProject(services, componentId, projectId);
    if (!shown?.project.realization?.milestones.some(({ id }) => id === milestone)) return undefined;
    const { project, path, processId } = shown;
    const authors = [...(await authorsOf(services, project.proposalIds)).values()];
    return {
      source: ['milestone', projectId, milestone],
      at: at ?? project.updatedAt,
      path,
      processId,
      actorId: null,
      values: { title: project.title },
      audiences: [
        { event: 'own.realized', people: authors.flatMap(({ authorId }) => authorId ?? []) },
        ...[projectId, ...project.proposalIds].map(
          (followersOf) => ({ event: 'project.milestone', followersOf }) as const,
        ),
      ],
    } satisfies Telling;
  };

/** The result of a vote that is published and was not taken back. */
export const resultsTelling: TellingOf<{ readonly results: ComponentId }> = async (
  services,
  { results: componentId, at },
) => {
  const [count, space] = await Promise.all([
    services.db.get(BudgetCounts, { componentId }),
    openBudget(services, componentId),
  ]);
  if (count?.state !== 'published' || space === undefined) return undefined;
  const processId = space.process.id;
  return {
    source: ['results', componentId, count.publishedAt ?? ''],
    at: at ?? count.publishedAt ?? count.sealedAt,
    path: `${budgetPathOf(space)}results/`,
    processId,
    actorId: null,
    values: { title: space.component.name },
    audiences: [componentId, processId].map((followersOf) => ({ event: 'results.published', followersOf })),
  } satisfies Telling;
};
