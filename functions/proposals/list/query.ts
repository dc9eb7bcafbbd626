import * as z from 'zod';
import { type ComponentId, ProposalId, type TaxonomyId } from '../../../shared/platform/ids.ts';
import type { ProposalCard, ProposalQuery } from '../../../shared/proposals/contract.ts';
import type { Taxonomy } from '../../../shared/spaces/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { Problem } from '../../platform/problem.ts';
import { profilesOf } from '../../platform/profiles.ts';
import type { Services } from '../../platform/services.ts';
import { sha256 } from '../../platform/signing.ts';
import { taxonomies } from '../../spaces/directory.ts';
import type { Place } from './ranking.ts';
import { type Found, type ListQuery, type Sums, searchList, sumsOf } from './search.ts';
import { warmList } from './warm-list.ts';

/** Entries of a page where nothing else is asked for. */
export const PAGE_SIZE = 20;

/** Taxonomies with those below them. */
export const withChildren = (chosen: readonly TaxonomyId[], known: readonly Taxonomy[]): ReadonlySet<TaxonomyId> =>
  new Set([
    ...chosen,
    ...known.filter(({ parentId }) => parentId !== null && chosen.includes(parentId)).map(({ id }) => id),
  ]);

/** The filters and the order that an address or a request names, with its defaults. */
export function toListQuery(query: ProposalQuery, known: readonly Taxonomy[]): ListQuery {
  return {
    q: query.q ?? '',
    themes: withChildren(query.theme ?? [], known),
    territories: withChildren(query.territory ?? [], known),
    states: new Set(query.state ?? []),
    sort: query.sort ?? 'recent',
    seed: query.seed ?? 0,
  };
}

const Position = z.strictObject({ q: z.string(), r: z.number(), t: z.number(), i: ProposalId });

/** What a cursor belongs to: the same list with the same filters in the same order. */
const fingerprint = (
  componentId: ComponentId,
  { q, theme = [], territory = [], state = [], sort, seed }: ProposalQuery,
) =>
  sha256(
    JSON.stringify([
      componentId,
      q ?? '',
      [...theme].sort(),
      [...territory].sort(),
      [...state].sort(),
      sort ?? 'recent',
      seed ?? 0,
    ]),
  ).slice(0, 16);

function placeIn(cursor: string, wanted: string): Place {
  const { q, r, t, i } = decodeCursor(cursor, Position);
  if (q !== wanted) throw new Problem('request.invalid-cursor');
  return { rank: r, publishedMs: t, id: i };
}

/** Found entries as the API and lists show them, with the names that their authors have now. */
export async function toCards(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
  items: readonly Found[],
  sums: Sums,
): Promise<ProposalCard[]> {
  const names = await profilesOf(
    services,
    items.flatMap(({ listed }) => listed.authorId ?? []),
  );
  return items.map(({ listed }) => {
    const { authorId, answeredAt, publishedMs: _, version: __, ...shown } = listed;
    const { comments, references: ___, ...tally } = sumsOf(sums, listed);
    const authorName = authorId === null ? null : (names.get(authorId) ?? null);
    return { ...shown, componentId, authorName, isAnswered: answeredAt !== null, tally, comments };
  });
}

/**
 * One page of a component's list for the API.
 *
 * @throws Problem `request.invalid-cursor` for a cursor that was made up or belongs to another query.
 */
export async function listPage(services: Services, componentId: ComponentId, query: ProposalQuery) {
  const wanted = fingerprint(componentId, query);
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor, wanted);
  const isFiltered = query.theme !== undefined || query.territory !== undefined;
  const known = isFiltered ? await taxonomies(services) : [];
  const { list, sums } = await warmList(services, componentId);
  const limit = query.limit ?? PAGE_SIZE;
  const { items, total, hasMore } = searchList(list, sums, toListQuery(query, known), { limit, after });
  const last = items.at(-1);
  const next =
    hasMore && last !== undefined ? encodeCursor({ q: wanted, r: last.rank, t: last.publishedMs, i: last.id }) : null;
  return { items: await toCards(services, componentId, items, sums), next, total };
}
