/** How projects are made and changed, each in one transaction with all that follows from it. */
import { isDeepStrictEqual } from 'node:util';
import { MOST_PROJECTS } from '../../shared/budgets/office.ts';
import type { Project } from '../../shared/budgets/project.ts';
import { gapOf, lockedFields, type ProjectSet } from '../../shared/budgets/project-rules.ts';
import type { ComponentId, EnvelopeId, ParticipantId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import { flatTexts } from '../../shared/platform/texts.ts';
import { increment, patch, put, remove, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { keepVersion } from '../platform/versions/text-versions.ts';
import { Envelopes, ProjectNumbers, Projects, ProposalProjects } from './entities.ts';
import { beforeFirstBallot, voteBegun } from './vote-begun.ts';

type Reads = Pick<Services, 'db'>;
type NewProject = Required<Omit<ProjectSet, 'state' | 'withdrawnReason'>> & Pick<Project, 'id' | 'componentId'>;

/** Under which id former texts of a project are kept. */
export const projectTextId = (id: ProjectId): string => `project/${id}`;

/** Texts of a project as versions keep them. */
export const projectTexts = (project: {
  readonly title: Localized;
  readonly description: Localized;
  readonly withdrawnReason: Localized;
}) => flatTexts(['title', 'description', 'withdrawnReason'], project);

/** A project of the component, in any state. @throws Problem `budget.project-not-found` */
export const projectIn = (
  { db }: Reads,
  { componentId, projectId }: { readonly componentId: ComponentId; readonly projectId: ProjectId },
): Promise<Project> => db.require(Projects, { componentId, id: projectId }, 'budget.project-not-found');

const countIn = (componentId: ComponentId, id: EnvelopeId, by: 1 | -1): Write =>
  increment(Envelopes, { componentId, id }, 'projects', {
    by,
    when: 'present',
    otherwise: 'budget.envelope-not-found',
  });

/** Links from proposals to a project, as they must become. */
function linked(id: ProjectId, componentId: ComponentId, before: readonly ProposalId[], after: readonly ProposalId[]) {
  const added = after.filter((proposalId) => !before.includes(proposalId));
  const gone = before.filter((proposalId) => !after.includes(proposalId));
  return [
    ...added.map((proposalId) => put(ProposalProjects, { proposalId, projectId: id, componentId })),
    ...gone.map((proposalId) => remove(ProposalProjects, { proposalId, projectId: id })),
  ];
}

/**
 * Takes the next numbers of a component, never the same ones twice; what is not used is lost.
 *
 * @returns the first of them
 */
export async function takeNumbers({ db }: Reads, componentId: ComponentId, count: number): Promise<number> {
  const { value = count } = await db.write(increment(ProjectNumbers, { componentId }, 'last', { by: count }));
  return value - count + 1;
}

/** @throws Problem `budget.catalogue-full` where `more` projects are too many */
export function enforceRoom(known: readonly unknown[], more: number): void {
  if (known.length + more > MOST_PROJECTS)
    throw new Problem('budget.catalogue-full', { facts: { limit: MOST_PROJECTS } });
}

/** Writes a draft, if its id is new; says whether it was. @throws Problem `budget.vote-begun`, `budget.envelope-not-found` */
export async function writeDraft(
  services: Pick<Services, 'db' | 'now'>,
  number: number,
  given: NewProject,
): Promise<{ readonly project: Project; readonly isNew: boolean }> {
  const createdAt = services.now();
  const { id, componentId, envelopeId } = given;
  const draft: Project = {
    ...given,
    proposalIds: [...new Set(given.proposalIds)],
    number,
    state: 'draft',
    withdrawnReason: {},
    selectedAt: null,
    realization: null,
    version: 0,
    createdAt,
    updatedAt: createdAt,
  };
  const { changed } = await services.db.transact(
    put(Projects, draft, { when: 'absent', otherwise: 'unchanged' }),
    countIn(componentId, envelopeId, 1),
    beforeFirstBallot(componentId),
    ...linked(id, componentId, [], draft.proposalIds),
  );
  if (changed) return { project: draft, isNew: true };
  return { project: await projectIn(services, { componentId, projectId: id }), isNew: false };
}

/** What stands around a change. */
interface Change {
  /** The version that was read: another one means that somebody else was first. */
  readonly version: number;
  readonly by: ParticipantId | null;
  readonly isVoteBegun: boolean;
}

function enforceChange(stored: Project, set: ProjectSet, isVoteBegun: boolean): readonly string[] {
  const locked = lockedFields(stored, set);
  if (locked.length > 0 && (isVoteBegun || stored.selectedAt !== null)) throw voteBegun(locked);
  const gap = gapOf(stored, set);
  if (gap === null) return locked;
  const pointer = gap === 'budget.reason-missing' ? '/reason' : '/cost';
  throw new Problem(gap, { fields: [{ pointer, code: gap }] });
}

/**
 * Changes a project that is still as it was read.
 *
 * @throws Problem `budget.vote-begun`, `budget.project-incomplete`, `budget.reason-missing`, `budget.changed-meanwhile`,
 * `budget.envelope-not-found`
 */
export async function changeProject(
  services: Pick<Services, 'db' | 'now'>,
  stored: Project,
  given: ProjectSet,
  { version, by, isVoteBegun }: Change,
): Promise<Project> {
  const { id, componentId } = stored;
  const locked = enforceChange(stored, given, isVoteBegun);
  const isWithdrawn = (given.state ?? stored.state) === 'withdrawn';
  const set = {
    ...given,
    withdrawnReason: isWithdrawn ? (given.withdrawnReason ?? stored.withdrawnReason) : {},
    proposalIds: [...new Set(given.proposalIds ?? stored.proposalIds)],
  };
  const updatedAt = services.now();
  const after: Project = { ...stored, ...set, version: version + 1, updatedAt };
  const isMoved = after.envelopeId !== stored.envelopeId;
  const kept = { textId: projectTextId(id), version: stored.version, at: updatedAt, by, componentId };
  await services.db.transact(
    patch(
      Projects,
      { componentId, id },
      { ...set, version: version + 1, updatedAt },
      {
        when: [
          { attribute: 'version', op: '=', value: version },
          { attribute: 'version', op: '=', value: stored.version },
        ],
        otherwise: 'budget.changed-meanwhile',
      },
    ),
    ...(locked.length > 0 ? [beforeFirstBallot(componentId)] : []),
    ...(isMoved ? [countIn(componentId, stored.envelopeId, -1), countIn(componentId, after.envelopeId, 1)] : []),
    ...linked(id, componentId, stored.proposalIds, set.proposalIds),
    ...keepVersion(kept, projectTexts(stored), projectTexts(after)),
  );
  return after;
}

/** Says whether a change would change anything. */
export const changesAnything = (project: Project, set: ProjectSet): boolean => {
  const before: Readonly<Record<string, unknown>> = project;
  return Object.entries(set).some(([name, value]) => value !== undefined && !isDeepStrictEqual(before[name], value));
};

/** Removes a draft with its links. @throws Problem `budget.project-not-a-draft` */
export async function removeDraft({ db }: Reads, { id, componentId, envelopeId, proposalIds }: Project): Promise<void> {
  await db.transact(
    remove(
      Projects,
      { componentId, id },
      {
        when: [
          { attribute: 'state', op: '=', value: 'draft' },
          { attribute: 'envelopeId', op: '=', value: envelopeId },
        ],
        otherwise: 'budget.project-not-a-draft',
      },
    ),
    countIn(componentId, envelopeId, -1),
    ...linked(id, componentId, proposalIds, []),
  );
}
