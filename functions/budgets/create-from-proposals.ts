/** Projects that are made of proposals, by an import or by a study: links are kept both ways. */
import type { Project } from '../../shared/budgets/project.ts';
import type { ComponentId, EnvelopeId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import type { Services } from '../platform/services.ts';
import { catalogueOf } from './catalogue.ts';
import type { BudgetSpace } from './space.ts';
import { enforceBeforeVote } from './vote-begun.ts';
import { enforceRoom, takeNumbers, writeDraft } from './write-project.ts';

/** What becomes a project: one proposal, or several that were merged, of which the first is the main one. */
export interface ProjectSource
  extends Pick<Project, 'title' | 'description' | 'cost' | 'categoryId' | 'territoryId' | 'place'> {
  readonly proposalIds: readonly [ProposalId, ...ProposalId[]];
}

/** The project that an import makes of a proposal: made twice at once it is made once. */
const idOf = (componentId: ComponentId, proposalId: ProposalId): ProjectId =>
  derivedId('project', 0, 'proposal', componentId, proposalId);

/**
 * Makes drafts of projects. Proposals of which the component has a project are skipped, by whatever way it came.
 *
 * @param envelopeId where all of them are put
 * @throws Problem `budget.vote-begun`, `budget.catalogue-full`, `budget.envelope-not-found`
 */
export async function createProjects(
  services: Pick<Services, 'db' | 'now'>,
  space: BudgetSpace,
  envelopeId: EnvelopeId,
  sources: readonly ProjectSource[],
): Promise<{ readonly created: readonly Project[]; readonly skipped: readonly ProposalId[] }> {
  const componentId = space.component.id;
  await enforceBeforeVote(services, space);
  const { projects } = await catalogueOf(services, componentId);
  const taken = new Set(projects.flatMap(({ proposalIds }) => proposalIds));
  const fresh = sources.filter(({ proposalIds }) => !proposalIds.some((id) => taken.has(id)));
  enforceRoom(projects, fresh.length);
  const first = fresh.length === 0 ? 0 : await takeNumbers(services, componentId, fresh.length);
  const created: Project[] = [];
  for (const [index, source] of fresh.entries()) {
    const [main] = source.proposalIds;
    const given = { ...source, proposalIds: [...source.proposalIds], envelopeId };
    // One after the other: each counts in the same envelope.
    const written = await writeDraft(services, first + index, { ...given, id: idOf(componentId, main), componentId });
    if (written.isNew) created.push(written.project);
  }
  const made = new Set(created.flatMap(({ proposalIds }) => proposalIds));
  return { created, skipped: sources.flatMap(({ proposalIds: [id] }) => (made.has(id) ? [] : [id])) };
}
