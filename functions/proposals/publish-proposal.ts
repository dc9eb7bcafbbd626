import type { ParticipantId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { tidyWriting } from '../../shared/proposals/text-rules.ts';
import { put, type Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle } from '../platform/handle.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { enforceVerified } from '../platform/verified.ts';
import { organization, worldOf } from '../spaces/directory.ts';
import { enforceCreation } from './creation.ts';
import { Proposals } from './entities.ts';
import { inNameOf } from './group-writes.ts';
import { judgedPlace } from './place.ts';
import { ownProposal, type ProposalItem, toProposal } from './proposal.ts';
import { pagePathOf, publishedSpace, type Space, settingsOf } from './space.ts';
import { enforceText } from './text.ts';

const PUBLICATIONS: Limit = {
  name: 'proposal-publications',
  requests: 30,
  seconds: 3600,
  problem: 'request.too-many',
};
/** A draft that its author keeps changing while it is being published is given up after so many tries. */
const TRIES = 5;

/** The mail that tells the author, in the author's language. */
async function confirmation(
  services: Services,
  { process }: Space,
  { id, title, pagePath, reference, publishedAt }: ProposalItem,
  participantId: ParticipantId,
): Promise<Write> {
  const participant = await services.db.require(Participants, { id: participantId }, 'session.invalid');
  const { defaultLocale } = await organization(services);
  const { locale } = participant;
  return outboxMail(services, {
    source: ['proposal-published', id],
    template: 'proposal-published',
    to: { participantId },
    locale,
    values: {
      title,
      path: pagePath,
      processTitle: localize(process.title, locale, defaultLocale).text,
      reference,
      ...(publishedAt === null ? {} : { publishedAt }),
    },
  });
}

/** Judges a draft as it was read just now; gives it as it will be once it is published. */
async function judged(
  services: Services,
  draft: ProposalItem,
  participantId: ParticipantId,
): Promise<{ space: Space; published: ProposalItem }> {
  const publishedAt = services.now();
  const space = await publishedSpace(services, draft.componentId, 'proposal.not-found');
  enforceCreation(space, publishedAt);
  await enforceVerified(services, space.component.requirements.propose, participantId, worldOf);
  const text = tidyWriting({ ...draft, body: draft.body.text });
  const { place, fields } = await judgedPlace(services, space, draft.place);
  enforceText(text, settingsOf(space), fields);
  const published = {
    ...text,
    place,
    body: { ...draft.body, text: text.body },
    state: 'published',
    publishedAt,
    updatedAt: publishedAt,
    pagePath: pagePathOf(space, draft.id),
    version: draft.version + 1,
  } as const;
  return { space, published };
}

/**
 * Publishes an own draft and writes the mail that confirms it, both or neither. What is judged is what is published:
 * a text that was changed in between is judged again. Publishing twice changes nothing and mails nothing.
 */
export const publishProposal = handle(proposals.publish, async ({ params, actor }, services) => {
  const { participantId } = personOf(actor);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const draft = await ownProposal(services, params, participantId);
    if (isPublic(draft.state)) return toProposal(draft);
    const { space, published } = await judged(services, draft, participantId);
    if (attempt === 0) await countAgainst(services, PUBLICATIONS, participantId);
    const { changed } = await services.db.transact(
      put(Proposals, published, {
        when: [
          { attribute: 'state', op: '=', value: 'draft' },
          { attribute: 'version', op: '=', value: draft.version },
        ],
        otherwise: 'unchanged',
      }),
      await confirmation(services, space, published, participantId),
      ...inNameOf(published, participantId),
    );
    if (changed) return toProposal(published);
  }
  throw new Problem('proposal.changed-meanwhile');
});
