import type { StateId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { ProposalOrigin } from '../../../shared/proposals/list.ts';
import type { ProposalState } from '../../../shared/proposals/proposal.ts';
import type { Listed, ListIndex } from './list-index.ts';
import { originOf } from './search.ts';

/** Proposals of a list by what it can be narrowed to. */
export interface ListCounts {
  readonly all: number;
  readonly themes: ReadonlyMap<TaxonomyId, number>;
  readonly territories: ReadonlyMap<TaxonomyId, number>;
  /** Built-in states; those in a state of the component count in what it means. */
  readonly states: ReadonlyMap<ProposalState, number>;
  /** States of the component. */
  readonly customStates: ReadonlyMap<StateId, number>;
  readonly origins: ReadonlyMap<ProposalOrigin, number>;
  /** With a position. */
  readonly placed: number;
}

const addOne = <K>(counts: Map<K, number>, key: K | null) => {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Counts entries. A first-level taxonomy is counted without those below it. */
export function countsIn(entries: Iterable<Listed>): ListCounts {
  const counts = {
    all: 0,
    themes: new Map<TaxonomyId, number>(),
    territories: new Map<TaxonomyId, number>(),
    states: new Map<ProposalState, number>(),
    customStates: new Map<StateId, number>(),
    origins: new Map<ProposalOrigin, number>(),
    placed: 0,
  };
  for (const listed of entries) {
    counts.all += 1;
    addOne(counts.themes, listed.themeId);
    addOne(counts.territories, listed.territoryId);
    addOne(counts.states, listed.state);
    addOne(counts.customStates, listed.stateId);
    addOne(counts.origins, originOf(listed));
    if (listed.place !== null) counts.placed += 1;
  }
  return counts;
}

const counted = new WeakMap<ListIndex, { readonly revision: number; readonly counts: ListCounts }>();

/** Counts of a whole list, made once for each of its revisions. */
export function countsOf(list: ListIndex): ListCounts {
  const known = counted.get(list);
  if (known?.revision === list.revision) return known.counts;
  const counts = countsIn(list.all());
  counted.set(list, { revision: list.revision, counts });
  return counts;
}
