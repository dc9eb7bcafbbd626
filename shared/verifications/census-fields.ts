/** What lines of a census, and people who look themselves up in it, may be known by. */
import * as z from 'zod';

export const CENSUS_FIELDS = [
  'document-number',
  'family-name',
  'given-name',
  'birth-date',
  'postal-code',
  'email',
  'free-code',
] as const;

/** `free-code`: any code that the organization has given people, such as the number on an invitation. */
export const CensusField = z.enum(CENSUS_FIELDS);
export type CensusField = z.infer<typeof CensusField>;

/** How a file says where somebody lives. */
export const TerritoryBy = z.enum(['name', 'postal-code', 'id']);
export type TerritoryBy = z.infer<typeof TerritoryBy>;
