/** What an export in another platform's form reads of projects: `functions/exchanged.ts` hands it to imports. */
import type { Envelope } from '../../shared/budgets/envelope.ts';
import type { Project } from '../../shared/budgets/project.ts';
import type { ComponentId, ProjectId, ProposalId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { catalogueOf } from './catalogue.ts';
import type { SourceProposal } from './page-slots.ts';
import { BudgetCounts } from './results/entities.ts';
import { readResult } from './results/files.ts';
import { type BudgetSpace, budgetPathOf, settingsOf } from './space.ts';

/** A project that people can read, with what stands around it. */
export interface ExportedProject {
  readonly project: Project;
  readonly envelope: Envelope;
  readonly currency: string;
  /** Paths of its page and of that of its budget, without the language. */
  readonly path: string;
  readonly budgetPath: string;
  /** `null`: no result is published. */
  readonly votes: number | null;
  readonly proposals: readonly (SourceProposal & { readonly id: ProposalId })[];
}

/** Proposals that can be read, by their ids. */
type ReadProposals = (
  services: Services,
  ids: readonly ProposalId[],
) => Promise<ReadonlyMap<ProposalId, SourceProposal>>;

/** Votes of each project, once the result is published: before that nobody is told, whoever asks. */
async function confirmedVotes(services: Services, componentId: ComponentId): Promise<ReadonlyMap<ProjectId, number>> {
  const count = await services.db.get(BudgetCounts, { componentId });
  if (count?.state !== 'published') return new Map();
  const result = await readResult(services, componentId);
  return new Map((result?.envelopes ?? []).flatMap(({ projects }) => projects.map(({ id, votes }) => [id, votes])));
}

/** Projects that people can read, by number; those that were withdrawn among them. A catalogue is read whole. */
export const exportedProjects =
  (readProposals: ReadProposals) =>
  async (services: Services, space: BudgetSpace): Promise<readonly ExportedProject[]> => {
    const { id: componentId } = space.component;
    const { envelopes, projects } = await catalogueOf(services, componentId);
    const shown = projects.filter(({ state }) => state !== 'draft');
    const votes = await confirmedVotes(services, componentId);
    const proposals = await readProposals(services, [...new Set(shown.flatMap(({ proposalIds }) => proposalIds))]);
    const budgetPath = budgetPathOf(space);
    const { currency } = settingsOf(space);
    return shown.flatMap((project) => {
      const envelope = envelopes.find(({ id }) => id === project.envelopeId);
      if (envelope === undefined) return [];
      const related = project.proposalIds.flatMap((id) => {
        const proposal = proposals.get(id);
        return proposal === undefined ? [] : [{ ...proposal, id }];
      });
      const path = `${budgetPath}projects/${project.id}/`;
      const own = votes.get(project.id) ?? null;
      return [{ project, envelope, currency, path, budgetPath, votes: own, proposals: related }];
    });
  };
