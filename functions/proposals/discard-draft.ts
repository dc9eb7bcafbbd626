import { proposals } from '../../shared/proposals/contract.ts';
import { remove } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { Proposals } from './entities.ts';
import { ownProposal } from './proposal.ts';

/** Throws an own draft away; what was published meanwhile stays. */
export const discardDraft = handle(proposals.discardDraft, async ({ params, actor }, services) => {
  const draft = await ownProposal(services, params, personOf(actor).participantId);
  if (draft.state !== 'draft') throw new Problem('proposal.not-a-draft');
  await services.db.write(
    remove(
      Proposals,
      { id: draft.id },
      { when: [{ attribute: 'state', op: '=', value: 'draft' }], otherwise: 'proposal.not-a-draft' },
    ),
  );
  return undefined;
});
