import type { ProposalFilters } from '../../../shared/proposals/list.ts';
import type { ProposalsPage } from '../../../shared/proposals/views.ts';

/** The filters of a page as the API wants them. */
export const filtersOf = ({
  q,
  themes,
  territories,
  states,
  origins,
  isPlaced,
}: ProposalsPage['query']): ProposalFilters => ({
  ...(q === '' ? {} : { q }),
  theme: [...themes],
  territory: [...territories],
  state: states.flatMap((state) => (state === 'draft' || state === 'hidden' ? [] : [state])),
  origin: [...origins],
  ...(isPlaced ? { place: 'yes' as const } : {}),
});
