import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Selection } from '../../../../shared/proposals/office.ts';

/** Proposals chosen in the table: some by one, or all that the filter finds. */
export interface Chosen {
  readonly ids: ReadonlySet<ProposalId>;
  readonly isAll: boolean;
  readonly count: number;
  /** What the API is told; `null`: nothing is chosen. */
  readonly selection: Selection | null;
  readonly has: (id: ProposalId) => boolean;
  readonly toggle: (id: ProposalId) => void;
  /** Chooses every one of the page, or none where all of them are chosen. */
  readonly togglePage: () => void;
  readonly takeAll: () => void;
  readonly clear: () => void;
}

/**
 * What is chosen, from page to page of the same filter; another filter begins anew.
 *
 * @param page proposals that the table shows
 * @param total proposals that the filter finds on all pages
 */
export function useSelection(filter: string, page: readonly ProposalId[], total: number): Chosen {
  const [ids, setIds] = useState<ReadonlySet<ProposalId>>(new Set());
  const [isAll, setAll] = useState(false);
  const clear = useCallback(() => {
    setIds(new Set());
    setAll(false);
  }, []);
  useEffect(clear, [filter, clear]);
  const toggle = (id: ProposalId) => {
    const next = new Set(isAll ? page : ids);
    if (!next.delete(id)) next.add(id);
    setAll(false);
    setIds(next);
  };
  const togglePage = () => {
    const isWhole = isAll || page.every((id) => ids.has(id));
    setAll(false);
    setIds(isWhole ? new Set([...ids].filter((id) => !page.includes(id))) : new Set([...ids, ...page]));
  };
  return {
    ids,
    isAll,
    count: isAll ? total : ids.size,
    selection: isAll ? { filter } : ids.size > 0 ? { ids: [...ids] } : null,
    has: (id) => isAll || ids.has(id),
    toggle,
    togglePage,
    takeAll: () => setAll(true),
    clear,
  };
}
