import { proposals } from '../../shared/proposals/contract.ts';
import { mayAnswer } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { changedBy } from '../platform/versions/text-versions.ts';
import { enforceState } from './answer-state.ts';
import { replacedAnswer } from './answer-versions.ts';
import { changeState } from './change-state.ts';
import { mayWorkOn } from './office/assignments.ts';
import { proposalIn, toProposal } from './proposal.ts';
import { anySpace, pagePathOf, settingsOf } from './space.ts';

/** Gives or changes the official answer: its state becomes the proposal's. */
export const answerProposal = handle(proposals.answer, async ({ params, body, actor, tellChanged }, services) => {
  const read = () => proposalIn(services, params);
  const stored = await read();
  const space = await anySpace(services, params.componentId, 'proposal.not-found');
  if (!(await mayWorkOn(services, actor, space, stored))) throw new Problem('proposal.not-assigned');
  enforceState(body, settingsOf(space));
  const pagePath = pagePathOf(space, params.proposalId);
  const { state, stateId, text, answeredAt = services.now() } = body;
  const proposal = await changeState(
    services,
    read,
    (current) => {
      enforce(mayAnswer(current));
      tellChanged({ ...current.answer, stateId: current.stateId }, { state, stateId, text, answeredAt });
      return { state, stateId, answer: { state, text, answeredAt }, pagePath };
    },
    (before, after, at) => replacedAnswer(before, after, { at, by: changedBy(actor) }),
  );
  return toProposal(proposal);
});
