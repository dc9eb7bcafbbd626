import { proposals } from '../../shared/proposals/contract.ts';
import { tidyWriting } from '../../shared/proposals/text-rules.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { Proposals } from './entities.ts';
import { judgedPlace } from './place.ts';
import { newDraft, toProposal } from './proposal.ts';
import { anySpace, pagePathOf, settingsOf } from './space.ts';
import { enforceText, requireTaxonomies } from './text.ts';

/**
 * Publishes a proposal of the organization itself: in any phase, and before the component is published, so that a
 * consultation can open with its articles in place.
 */
export const createOfficial = handle(
  proposals.createOfficial,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services) => {
    const createdAt = services.now();
    const space = await anySpace(services, componentId);
    await requireTaxonomies(services, space, body);
    const text = tidyWriting(body);
    const { place, fields } = await judgedPlace(services, space, body.place, 'official');
    enforceText(text, settingsOf(space), fields);
    const id = idempotentId('proposal', services, actor, idempotencyKey && `${componentId} ${idempotencyKey}`);
    const draft = newDraft({
      ...text,
      // The organization speaks in its own name.
      groupId: null,
      place,
      id,
      componentId,
      authorId: null,
      body: { format: 'markdown', text: text.body },
      createdAt,
      pagePath: pagePathOf(space, id),
    });
    const official = { ...draft, isOfficial: true, state: 'published', publishedAt: createdAt } as const;
    const { changed } = await services.db.write(put(Proposals, official, { when: 'absent', otherwise: 'unchanged' }));
    return toProposal(changed ? official : await services.db.require(Proposals, { id }, 'proposal.not-found'));
  },
);
