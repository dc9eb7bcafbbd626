import type { ComponentId, ProposalId } from '../../../shared/platform/ids.ts';
import type { Actor } from '../../../shared/platform/policy.ts';
import { ProposalQuery } from '../../../shared/proposals/list.ts';
import { MOST_CHOSEN, type Selection } from '../../../shared/proposals/office.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { taxonomies } from '../../spaces/directory.ts';
import { Proposals } from '../entities.ts';
import { toListFilter } from '../list/query.ts';
import { everyMatch, type ListFilter } from '../list/search.ts';
import { freshList } from '../list/warm-list.ts';
import type { ProposalItem } from '../proposal.ts';
import { assignedTo } from './assignments.ts';

/** The query of an address as the contract of lists reads it; what makes no sense in it is left out. */
export function queryOfFilter(filter: string): ProposalQuery {
  const said = new URLSearchParams(filter);
  const query: Record<string, unknown> = {};
  for (const name of new Set(said.keys())) {
    const all = said.getAll(name).filter((value) => value !== '');
    const parsed = ProposalQuery.safeParse({ [name]: all.length === 1 ? all[0] : all });
    if (parsed.success) Object.assign(query, parsed.data);
  }
  const { cursor: _, limit: __, ...rest } = ProposalQuery.parse(query);
  return rest;
}

/** The list filter of the query of an address, `assigned=me` included: that is what the table showed to `actor`. */
export async function listFilterOf(
  services: Services,
  componentId: ComponentId,
  filter: string,
  actor: Actor,
): Promise<ListFilter> {
  const isOwn = new URLSearchParams(filter).get('assigned') === 'me';
  const only = isOwn ? await assignedTo(services, componentId, personOf(actor).participantId) : undefined;
  return { ...toListFilter(queryOfFilter(filter), await taxonomies(services)), only };
}

/** Ids that a selection means at this moment, each once. @throws Problem `bulk-act.too-many` */
export async function idsOf(
  services: Services,
  componentId: ComponentId,
  selection: Selection,
  actor: Actor,
): Promise<readonly ProposalId[]> {
  if ('ids' in selection) return [...new Set(selection.ids)];
  const { list } = await freshList(services, componentId);
  const found = everyMatch(list, await listFilterOf(services, componentId, selection.filter, actor));
  if (found.length > MOST_CHOSEN) {
    throw new Problem('bulk-act.too-many', { facts: { maximum: MOST_CHOSEN, count: found.length } });
  }
  return found.map(({ id }) => id);
}

const A_BATCH = 100;
const AT_ONCE = 8;

/** Proposals by their ids, in no order, those that are gone left out. */
export async function proposalsOf({ db }: Services, ids: readonly ProposalId[]): Promise<ProposalItem[]> {
  const starts = Array.from({ length: Math.ceil(ids.length / A_BATCH) }, (_, index) => index * A_BATCH);
  const batches = await inParallel(starts, AT_ONCE, (start) =>
    db.batchGet(
      Proposals,
      ids.slice(start, start + A_BATCH).map((id) => ({ id })),
    ),
  );
  return batches.flat();
}
