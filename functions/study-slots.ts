import { catalogueOf } from './budgets/catalogue.ts';
import { createProjects } from './budgets/create-from-proposals.ts';
import { anyBudget } from './budgets/space.ts';
import {
  addEvaluators,
  alikeProposals,
  assignmentsIn,
  evaluatorsOf,
  listedProposals,
  studiedProposal,
} from './proposals/studied.ts';
import type { StudySlots } from './studies/slots.ts';

/** What proposals and budgets do for studies. */
export const studySlots: StudySlots = {
  listed: listedProposals,
  proposal: studiedProposal,
  similar: alikeProposals,
  assignments: assignmentsIn,
  evaluators: evaluatorsOf,
  assign: addEvaluators,
  projectsIn: async (services, budgetIds) =>
    (await Promise.all(budgetIds.map((id) => catalogueOf(services, id)))).flatMap(({ projects }) => projects),
  createProjects: async (services, budgetId, envelopeId, seeds) => {
    await createProjects(services, await anyBudget(services, budgetId), envelopeId, seeds);
  },
};
