import { budgets } from '../../../shared/budgets/contract.ts';
import { handle } from '../../platform/handle.ts';
import { createProjects } from '../create-from-proposals.ts';
import { Envelopes } from '../entities.ts';
import type { CatalogueSlots } from '../slots.ts';
import { anyBudget } from '../space.ts';

/**
 * Makes drafts of proposals.
 *
 * @throws Problem `budget.vote-begun`, `budget.catalogue-full`, `budget.envelope-not-found`
 */
export const importProposals = ({ proposalsFor }: CatalogueSlots) =>
  handle(
    budgets.importProposals,
    async ({ params: { componentId }, body: { envelopeId, proposalIds, cost } }, services) => {
      const space = await anyBudget(services, componentId);
      await services.db.require(Envelopes, { componentId, id: envelopeId }, 'budget.envelope-not-found');
      const wanted = [...new Set(proposalIds)];
      const found = await proposalsFor(services, space.process.id, wanted);
      const known = new Map(found.map((proposal) => [proposal.id, proposal]));
      const sources = wanted.flatMap((id) => {
        const proposal = known.get(id);
        if (proposal === undefined) return [];
        const { id: _, themeId, ...rest } = proposal;
        return [{ ...rest, categoryId: themeId, cost, proposalIds: [id] as const }];
      });
      const { created, skipped } = await createProjects(services, space, envelopeId, sources);
      return {
        created: [...created],
        skipped: [...skipped],
        missing: wanted.filter((id) => !known.has(id)),
      };
    },
  );
