import type { EventName } from '../../shared/notifications/events.ts';
import type { ComponentId, ParticipantId, ProcessId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Audience, NoticeJob, Telling, TellingOf } from '../platform/notices.ts';
import type { Services } from '../platform/services.ts';
import type { Change } from '../platform/stream/change.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { pagePathOf, reachableSpace } from './space.ts';

/** What followers of a proposal are told of: its state and whether it has an answer; not each change of its words. */
const toldOf = ({ state, stateId, answer }: Pick<ProposalItem, 'state' | 'stateId' | 'answer'>): string =>
  `${state}/${stateId ?? ''}/${answer === null ? '' : 'answered'}`;
const UNTOLD = toldOf({ state: 'published', stateId: null, answer: null });

/** A proposal that was published just now; what an import brings was published elsewhere. */
const isNew = ({ before, after }: Change<ProposalItem>): boolean =>
  (before === undefined || before.state === 'draft') && after?.state === 'published' && after.externalId === null;

/** A proposal that was published or answered, or whose state has changed. */
export function newsOfChange(change: Change<ProposalItem>): NoticeJob[] {
  const { before, after } = change;
  if (after === undefined || !isPublic(after.state)) return [];
  if (isNew(change)) return [{ published: after.id, at: after.publishedAt ?? after.updatedAt }];
  if (before === undefined || !isPublic(before.state)) return [];
  const told = toldOf(after);
  return told === toldOf(before) ? [] : [{ resourceId: after.id, told, at: after.updatedAt }];
}

/** A proposal that everybody can read, as news of it and of what hangs on it need it. */
export interface ReadableProposal {
  readonly proposal: ProposalItem;
  readonly title: string;
  /** Of its page, without the language. */
  readonly path: string;
  readonly authorId: ParticipantId | null;
  readonly componentId: ComponentId;
  readonly processId: ProcessId;
}

/** `undefined` while nobody can read it: hidden, or in a process that is. */
export async function readableProposal(services: Services, id: ProposalId): Promise<ReadableProposal | undefined> {
  const proposal = await services.db.get(Proposals, { id });
  if (proposal === undefined || !isPublic(proposal.state)) return undefined;
  const space = await reachableSpace(services, proposal.componentId);
  if (space === undefined) return undefined;
  const { title, authorId, componentId } = proposal;
  return { proposal, title, path: pagePathOf(space, id), authorId, componentId, processId: space.process.id };
}

type Kind = 'answer' | 'state' | 'withdrawn';
const kindOf = ({ state, answer }: ProposalItem): Kind =>
  state === 'withdrawn' ? 'withdrawn' : answer === null ? 'state' : 'answer';
const FOLLOWERS: Readonly<Record<Kind, EventName>> = {
  answer: 'proposal.answered',
  state: 'proposal.state',
  withdrawn: 'proposal.withdrawn',
};

/** The author is told too, unless it is the author who withdrew it. */
const ofAuthor = (kind: Kind, authorId: ParticipantId | null): Audience[] =>
  authorId === null || kind === 'withdrawn'
    ? []
    : [{ event: kind === 'answer' ? 'own.answered' : 'own.state', people: [authorId] }];

/** An answer or another state; nothing once there is a later one. */
export const proposalTelling: TellingOf<{ readonly resourceId: ProposalId; readonly told: string }> = async (
  services,
  { resourceId, told, at },
) => {
  const readable = await readableProposal(services, resourceId);
  if (readable === undefined || toldOf(readable.proposal) !== told) return undefined;
  const { proposal, title, path, authorId, processId } = readable;
  const kind = kindOf(proposal);
  return {
    source: ['proposal', resourceId, told],
    at: at ?? proposal.updatedAt,
    path,
    processId,
    actorId: kind === 'withdrawn' ? authorId : null,
    values: { title },
    audiences: [...ofAuthor(kind, authorId), { event: FOLLOWERS[kind], followersOf: resourceId }],
    last: { resourceId, told, untold: UNTOLD },
    mailOf: (event, { id }) =>
      event.startsWith('own.')
        ? undefined
        : {
            template: 'follow-news',
            values: { title, path, kind, resourceId, participantId: id },
          },
  } satisfies Telling;
};

/** A new proposal, for who follows where it stands, or who wrote it: nobody learns who stands behind a group. */
export const publicationTelling: TellingOf<{ readonly published: ProposalId }> = async (
  services,
  { published, at },
) => {
  const readable = await readableProposal(services, published);
  if (readable === undefined || readable.proposal.state === 'withdrawn') return undefined;
  const { proposal, title, path, authorId, componentId, processId } = readable;
  const author = proposal.groupId ?? authorId;
  const followed = [...(author === null ? [] : [author]), componentId, processId];
  return {
    source: ['published', published],
    at: at ?? proposal.publishedAt ?? proposal.createdAt,
    path,
    processId,
    actorId: authorId,
    values: { title },
    audiences: followed.map((followersOf) => ({ event: 'proposal.published', followersOf })),
  } satisfies Telling;
};
