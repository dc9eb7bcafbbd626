import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { studies } from '../../shared/studies/contract.ts';
import { Study } from '../../shared/studies/study.ts';
import { handle } from '../platform/handle.ts';
import { profilesOf } from '../platform/profiles.ts';
import { isPublished, studiesOf, studyAmong } from './change-studies.ts';
import { ownAmong } from './own.ts';
import { projectsByProposal } from './projects.ts';
import type { StudySlots } from './slots.ts';
import { currencyOf, studySpace } from './space.ts';

type People = ReadonlyMap<ParticipantId, string>;
const person = (names: People) => (participantId: ParticipantId) => ({
  participantId,
  name: names.get(participantId) ?? null,
});

/** Evaluators by proposal. */
function byProposal(all: Awaited<ReturnType<StudySlots['assignments']>>) {
  const found = new Map<ProposalId, ParticipantId[]>();
  for (const { proposalId, evaluatorId } of all) found.set(proposalId, [...(found.get(proposalId) ?? []), evaluatorId]);
  return found;
}

/** The board: every published proposal with its study, or those that are assigned to the evaluator who asks. */
export const listStudies = (slots: StudySlots) =>
  handle(studies.listStudies, async ({ params: { componentId }, actor }, services) => {
    const space = await studySpace(services, componentId);
    const [listed, all, assignments, offered, own, projects] = await Promise.all([
      slots.listed(services, componentId),
      studiesOf(services, componentId),
      slots.assignments(services, componentId),
      slots.evaluators(services, componentId),
      ownAmong(services, slots, actor, space),
      projectsByProposal(services, slots, space),
    ]);
    const assigned = byProposal(assignments);
    const names = await profilesOf(services, [
      ...new Set([...offered, ...assignments.map(({ evaluatorId }) => evaluatorId)]),
    ]);
    const items = listed
      .filter(({ proposalId }) => own === null || own.has(proposalId))
      .map((proposal) => {
        const study = studyAmong(all, space, proposal.proposalId);
        const evaluators = (assigned.get(proposal.proposalId) ?? []).map(person(names));
        return {
          ...proposal,
          evaluators,
          study: Study.parse(study),
          projects: [...(projects.get(proposal.proposalId) ?? [])],
          isPublished: isPublished(study),
        };
      });
    return {
      items,
      evaluators: [...offered].map(person(names)),
      currency: currencyOf(space.budgets),
      budgets: space.budgets.map(({ id, name }) => ({ componentId: id, name })),
    };
  });
