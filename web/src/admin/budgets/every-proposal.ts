import type { ComponentId, TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import type { ListAddress } from '../proposals/list-address.ts';

/** Which proposals of a component. */
export interface ProposalChoice {
  readonly state: ListAddress['state'];
  readonly themeId: TaxonomyId | null;
}

/** Proposals of one request. */
const A_PAGE = 100;

/** Every proposal of a choice, the oldest first: a component has some hundreds that could become projects. */
export async function everyProposal(
  componentId: ComponentId | null,
  { state, themeId }: ProposalChoice,
): Promise<Result<readonly ProposalCard[]>> {
  if (componentId === null) return { ok: true, data: [] };
  const all: ProposalCard[] = [];
  const query = {
    limit: A_PAGE,
    sort: 'oldest' as const,
    ...(state === '' ? {} : { state }),
    ...(themeId === null ? {} : { theme: themeId }),
  };
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: Awaited<ReturnType<typeof api.proposals.manage>> = await api.proposals.manage({
      params: { componentId },
      query: { ...query, ...(cursor === '' ? {} : { cursor }) },
    });
    if (!answer.ok) return answer;
    all.push(...answer.data.items);
    cursor = answer.data.next;
  }
  return { ok: true, data: all.filter((card) => card.state !== 'withdrawn') };
}
