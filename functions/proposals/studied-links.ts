/** What pages and mails about studies read of proposals; apart from the lists, which workers of mails do not carry. */
import type { ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Services } from '../platform/services.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals } from './entities.ts';
import { areCountsHidden, spaceOfComponent } from './hidden-counts.ts';
import { type Space, settingsOf } from './space.ts';

/** Whether supports are told at the moment; opinions are no supports. */
export const tellsSupports = (space: Space, services: Pick<Services, 'now'>): boolean =>
  settingsOf(space).voteKind === 'support' && !areCountsHidden(space, services);

interface Linked {
  readonly proposalId: ProposalId;
  readonly componentId: ComponentId;
  readonly title: string;
  readonly locale: Locale;
  readonly authorId: ParticipantId | null;
  readonly supports: number | null;
}

/** Published proposals by their ids, with the supports that may be told. */
export async function proposalLinks(
  services: Services,
  ids: readonly ProposalId[],
): Promise<ReadonlyMap<ProposalId, Linked>> {
  const stored = await services.db.batchGet(
    Proposals,
    [...new Set(ids)].map((id) => ({ id })),
  );
  const found = await Promise.all(
    stored
      .filter(({ state }) => isPublic(state))
      .map(async (proposal): Promise<Linked> => {
        const { id: proposalId, componentId, title, locale, authorId } = proposal;
        const space = await spaceOfComponent(services, componentId);
        const isTold = space !== undefined && tellsSupports(space, services);
        const supports = isTold ? (await sumsOfProposal(services, proposal)).support : null;
        return { proposalId, componentId, title, locale, authorId, supports };
      }),
  );
  return new Map(found.map((one) => [one.proposalId, one]));
}
