import type { ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Choice } from '../../shared/proposals/proposal.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Services } from '../platform/services.ts';
import { components } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import { votesOf } from './own-votes.ts';
import { pagePathOf, reachableSpace } from './space.ts';

/** An own vote with the proposal that it is for. */
export interface OwnSupport {
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
  readonly title: string;
  /** Language of the title. */
  readonly locale: Locale;
  /** Of the page, without the language of the interface. */
  readonly path: string;
  readonly choice: Choice;
  /** `false`: below the minimum of votes that its component asks for. */
  readonly isCounted: boolean;
  /** Rounded to the hour. */
  readonly votedAt: Instant;
}

/**
 * What a participant supports, or has an opinion on, in every component that can be reached, newest vote first. Once
 * the secret of the vote is destroyed nothing is found any more. The index may lag by a moment.
 */
export async function supportsOf(services: Services, participantId: ParticipantId): Promise<OwnSupport[]> {
  const all: OwnSupport[] = [];
  for (const { id: componentId } of await components(services)) {
    const votes = await votesOf(services, componentId, participantId);
    const space = votes.length === 0 ? undefined : await reachableSpace(services, componentId);
    if (space === undefined) continue;
    const found = await services.db.batchGet(
      Proposals,
      votes.map(({ proposalId }) => ({ id: proposalId })),
    );
    const open = new Map(found.filter(({ state }) => isPublic(state)).map((proposal) => [proposal.id, proposal]));
    for (const { proposalId, choice, isCounted, hour } of votes) {
      const proposal = open.get(proposalId);
      if (proposal === undefined) continue;
      const { title, locale } = proposal;
      const path = pagePathOf(space, proposalId);
      all.push({ componentId, proposalId, title, locale, path, choice, isCounted, votedAt: hour });
    }
  }
  return all.sort((one, other) => (one.votedAt > other.votedAt ? -1 : 1));
}
