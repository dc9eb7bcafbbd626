/** What an export in another platform's form reads of proposals: `functions/features.ts` hands it to imports. */
import type { ProposalId } from '../../shared/platform/ids.ts';
import type { Proposal, Tally } from '../../shared/proposals/proposal.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals } from './entities.ts';
import { areCountsHidden } from './hidden-counts.ts';
import { pagePathOf, type Space } from './space.ts';

/** A proposal that people can read, with its sums as they are now. */
export interface ExportedProposal {
  readonly proposal: Proposal;
  /** Path of its page, without the language. */
  readonly path: string;
  /** `null`: nobody may know them until the phase ends. */
  readonly votes: Tally | null;
  readonly comments: number;
}

/** Proposals of one page of a list: their texts together stay well below what a worker's memory holds. */
const A_PAGE = 200;
const AT_ONCE = 16;

/** Proposals that people can read, oldest publication first, some at a time; what moderation has hidden is left out. */
export async function exportedProposals(
  services: Services,
  space: Space,
  cursor: string | null,
): Promise<{ readonly items: readonly ExportedProposal[]; readonly next: string | null }> {
  const page = await services.db.query(
    Proposals,
    { componentId: space.component.id },
    { index: 'byComponent', limit: A_PAGE, ...(cursor === null ? {} : { cursor }) },
  );
  const areHidden = areCountsHidden(space, services);
  const shown = page.items.filter(({ state }) => isPublic(state));
  const items = await inParallel(shown, AT_ONCE, async (proposal) => {
    const { comments, references: _, ...votes } = await sumsOfProposal(services, proposal);
    return { proposal, path: pagePathOf(space, proposal.id), votes: areHidden ? null : votes, comments };
  });
  return { items, next: page.next };
}

/** Ids of the same proposals with the paths of their pages, for what hangs on them. */
export async function exportedIds(
  services: Services,
  space: Space,
  cursor: string | null,
): Promise<{
  readonly items: readonly { readonly id: ProposalId; readonly path: string }[];
  readonly next: string | null;
}> {
  const page = await services.db.query(
    Proposals,
    { componentId: space.component.id },
    { index: 'byComponent', limit: A_PAGE, ...(cursor === null ? {} : { cursor }) },
  );
  const shown = page.items.filter(({ state }) => isPublic(state));
  return { items: shown.map(({ id }) => ({ id, path: pagePathOf(space, id) })), next: page.next };
}
