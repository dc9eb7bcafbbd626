import { proposals } from '../../shared/proposals/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { enteredBy, personOf } from '../platform/person.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import { enforceVerified } from '../platform/verified.ts';
import { worldOf } from '../spaces/directory.ts';
import { enforceCreation } from './creation.ts';
import { Proposals } from './entities.ts';
import { newDraft, toProposal } from './proposal.ts';
import { pagePathOf, publishedSpace } from './space.ts';
import { requireTaxonomies } from './text.ts';

const DRAFTS: Limit = { name: 'proposal-drafts', requests: 60, seconds: 3600, problem: 'request.too-many' };

/** Starts a draft of any length: what is too short or too long is said when it is published. */
export const createDraft = handle(
  proposals.createDraft,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services) => {
    const { participantId } = personOf(actor);
    const createdAt = services.now();
    const space = await publishedSpace(services, componentId);
    enforceCreation(space, createdAt);
    await enforceVerified(services, space.component.requirements.propose, participantId, worldOf);
    await requireTaxonomies(services, space, body);
    await countAgainst(services, DRAFTS, participantId);
    const id = idempotentId('proposal', services, actor, idempotencyKey && `${componentId} ${idempotencyKey}`);
    const draft = newDraft({
      ...body,
      id,
      componentId,
      authorId: participantId,
      ...enteredBy(actor),
      body: { format: 'markdown', text: body.body },
      createdAt,
      pagePath: pagePathOf(space, id),
    });
    const { changed } = await services.db.write(put(Proposals, draft, { when: 'absent', otherwise: 'unchanged' }));
    return toProposal(changed ? draft : await services.db.require(Proposals, { id }, 'proposal.not-found'));
  },
);
