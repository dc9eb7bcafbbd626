import type { ProposalId } from '../../shared/platform/ids.ts';
import { reachesThreshold } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { Services } from '../platform/services.ts';
import { changeState } from './change-state.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import type { ProposalSums } from './tally-file.ts';

/** A proposal with what was just counted for it. */
export interface CountedProposal {
  readonly proposal: ProposalItem;
  readonly sums: ProposalSums;
}

const isMarked = ({ reached }: ProposalItem, threshold: number) => reached !== null && reached.threshold >= threshold;

/**
 * Writes down which proposals have as many supports as the component asks for: their pages say since when, and votes
 * close where the component wants that. Votes that arrive until it is written count.
 */
export async function markReached(
  services: Services,
  counted: readonly CountedProposal[],
  settings: Pick<ProposalSettings, 'supportThreshold' | 'voteKind'>,
): Promise<void> {
  const threshold = settings.supportThreshold;
  for (const { proposal, sums } of counted) {
    if (!reachesThreshold(sums, settings) || isMarked(proposal, threshold)) continue;
    const id: ProposalId = proposal.id;
    const read = () => services.db.require(Proposals, { id }, 'proposal.not-found');
    await changeState(services, read, (current) =>
      isMarked(current, threshold) ? undefined : { reached: { threshold, at: services.now() } },
    );
  }
}
