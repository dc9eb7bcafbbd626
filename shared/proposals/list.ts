/** What a list of proposals can be asked for; the same names stand in the address of the page. */
import * as z from 'zod';
import { parseBounds } from '../places/geometry.ts';
import { StateId, TaxonomyId } from '../platform/ids.ts';
import { Cursor } from '../platform/pagination.ts';
import { ProposalState } from './proposal.ts';

export const ProposalSort = z.enum(['recent', 'oldest', 'most-supported', 'most-discussed', 'random']);
export type ProposalSort = z.infer<typeof ProposalSort>;

/** Who a proposal comes from: the organization, a participant, or a participant in the name of a group. */
export const ProposalOrigin = z.enum(['official', 'participant', 'group']);
export type ProposalOrigin = z.infer<typeof ProposalOrigin>;

/** Seeds of the random order: few, so that the CDN keeps the pages of each of them. */
export const SEEDS = 64;

/** A name of the query that may be repeated. */
export const several = <S extends z.ZodType>(item: S) =>
  z.union([item.transform((one) => [one]), z.array(item)]).optional();

/** Filters of a list, which its map has too. */
export const ProposalFilters = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words to search, in any of their forms; accents, case and small typing mistakes do not matter'),
  theme: several(TaxonomyId).describe('May be repeated; a first-level theme includes those below it'),
  territory: several(TaxonomyId).describe('May be repeated; a first-level territory includes those below it'),
  state: several(z.union([ProposalState.exclude(['draft', 'hidden']), StateId])).describe(
    'May be repeated; a built-in state, those of the component that mean it included, or a state of the component',
  ),
  origin: several(ProposalOrigin).describe('May be repeated; who it comes from'),
  place: z.literal('yes').optional().describe('Only proposals with a position'),
  bounds: z
    .string()
    .max(100)
    .refine((text) => parseBounds(text) !== undefined)
    .optional()
    .describe('Only positions in an area: west,south,east,north in degrees; west > east crosses the antimeridian'),
});
export type ProposalFilters = z.infer<typeof ProposalFilters>;

/** Filters, order and part of a list. */
export const ProposalQuery = ProposalFilters.extend({
  sort: ProposalSort.optional().describe('As the component says, where nothing is said'),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(SEEDS - 1)
    .optional()
    .describe('Random order: the same seed gives the same order'),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: Cursor.optional(),
});
export type ProposalQuery = z.infer<typeof ProposalQuery>;
