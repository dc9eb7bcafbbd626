import { proposals } from '../../shared/proposals/contract.ts';
import { patch } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { Proposals } from './entities.ts';
import { ownProposal, toProposal } from './proposal.ts';
import { anySpace } from './space.ts';
import { requireTaxonomies } from './text.ts';

/** Changes an own draft, if it is still the one that was read. */
export const updateDraft = handle(proposals.updateDraft, async ({ params, body, actor }, services) => {
  const draft = await ownProposal(services, params, personOf(actor).participantId);
  if (draft.state !== 'draft') throw new Problem('proposal.not-a-draft');
  await requireTaxonomies(services, await anySpace(services, params.componentId), body);
  const { version, body: text, ...given } = body;
  const changes = {
    ...given,
    body: { format: 'markdown', text },
    updatedAt: services.now(),
    version: version + 1,
  } as const;
  await services.db.write(
    patch(Proposals, { id: draft.id }, changes, {
      when: [
        { attribute: 'state', op: '=', value: 'draft' },
        { attribute: 'version', op: '=', value: version },
      ],
      otherwise: 'proposal.changed-meanwhile',
    }),
  );
  return toProposal({ ...draft, ...changes });
});
