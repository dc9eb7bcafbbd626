import { proposals } from '../../shared/proposals/contract.ts';
import { mayWithdraw } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce } from '../platform/problem.ts';
import { changeState } from './change-state.ts';
import { ownProposal, toProposal } from './proposal.ts';
import { anySpace, pagePathOf } from './space.ts';

/** Withdraws an own proposal: it stays readable, marked, and takes no more votes. Withdrawing twice changes nothing. */
export const withdrawProposal = handle(proposals.withdraw, async ({ params, actor }, services) => {
  const { participantId } = personOf(actor);
  const read = () => ownProposal(services, params, participantId);
  await read();
  const pagePath = pagePathOf(await anySpace(services, params.componentId, 'proposal.not-found'), params.proposalId);
  const proposal = await changeState(services, read, (current) => {
    if (current.state === 'withdrawn') return undefined;
    enforce(mayWithdraw(current));
    return { state: 'withdrawn', withdrawnAt: services.now(), pagePath };
  });
  return toProposal(proposal);
});
