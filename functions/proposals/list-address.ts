import * as z from 'zod';
import { StateId, TaxonomyId } from '../../shared/platform/ids.ts';
import { type ProposalFilters, ProposalOrigin, ProposalSort, SEEDS } from '../../shared/proposals/list.ts';
import { ProposalState } from '../../shared/proposals/proposal.ts';

const Listable = z.union([ProposalState.exclude(['draft', 'hidden']), StateId]);

/** What the address of a list asks for. */
export interface WantedList extends ProposalFilters {
  readonly sort?: ProposalSort;
  readonly seed?: number;
  readonly page: number;
  readonly view: 'list' | 'map';
}

/** What the address without a query asks for. */
export const FIRST_PAGE: WantedList = { page: 1, view: 'list' };

/**
 * Reads the query of an address. What makes no sense in it is left out: a link that somebody has cut still leads
 * somewhere.
 */
export function wantedOf(query: URLSearchParams): WantedList {
  const several = <S extends z.ZodType>(name: string, schema: S): z.output<S>[] =>
    [...new Set(query.getAll(name))].flatMap((text) => {
      const parsed = schema.safeParse(text);
      return parsed.success ? [parsed.data] : [];
    });
  const number = (maximum: number) => z.coerce.number().int().min(0).max(maximum);
  const sort = several('sort', ProposalSort)[0];
  const seed = several('seed', number(SEEDS - 1))[0];
  return {
    q: (query.get('q') ?? '').trim().slice(0, 200),
    theme: several('theme', TaxonomyId),
    territory: several('territory', TaxonomyId),
    state: several('state', Listable),
    origin: several('origin', ProposalOrigin),
    ...(query.get('place') === 'yes' ? { place: 'yes' } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(seed === undefined ? {} : { seed }),
    page: Math.max(1, several('page', number(1_000_000))[0] ?? 1),
    view: query.get('view') === 'map' ? 'map' : 'list',
  };
}
