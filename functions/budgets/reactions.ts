import type { ComponentId } from '../../shared/platform/ids.ts';
import { type Change, on } from '../platform/stream/change.ts';
import { count, type PublishJob, type Reactions } from '../platform/stream/reactions.ts';
import { countedBallot } from './ballots/counted-ballot.ts';
import { BudgetBallots, Envelopes, Projects } from './entities.ts';
import { BudgetCounts } from './results/entities.ts';

/** All pages of the budget that an item belongs to. */
const ownBudget = ({ before, after }: Change<{ readonly componentId: ComponentId }>): PublishJob[] =>
  [after ?? before].flatMap((item) => (item ? [{ component: item.componentId }] : []));

const isDraft = (project: { readonly state: string } | undefined) => project === undefined || project.state === 'draft';

/** Pages that show what budgets keep. Drafts concern nobody. */
export const budgetsReactions: Reactions = {
  // With a draft go its pictures.
  uploads: [on(Projects, ({ before, after }) => (before && after === undefined ? [{ gone: before.id }] : []))],
  counters: [count(BudgetBallots, countedBallot)],
  pages: [
    on(Envelopes, ownBudget),
    on(Projects, ({ before, after }) => {
      const project = after ?? before;
      if (project === undefined || (isDraft(before) && isDraft(after))) return [];
      const { componentId: component, id } = project;
      const proposals = new Set([...(before?.proposalIds ?? []), ...(after?.proposalIds ?? [])]);
      return [{ component, project: id }, ...[...proposals].map((proposal) => ({ component, proposal }))];
    }),
    // The result is published, or taken back: winners stand on the page of each project.
    on(BudgetCounts, ownBudget),
  ],
};
