/** Whom a newsletter goes to. It only ever goes to people who have asked for newsletters. */
import * as z from 'zod';
import { ProcessId, SpaceId, TaxonomyId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { VerificationMethod } from '../verifications/method.ts';
import { LIMITS } from './rules.ts';

/** Every filter that says something must hold; one that is empty asks nothing. Within a filter, one entry is enough. */
export const Audience = z.object({
  locales: z.array(InterfaceLocale).max(LIMITS.filter).default([]),
  territoryIds: z
    .array(TaxonomyId)
    .max(LIMITS.filter)
    .default([])
    .describe('Who has named one of these territories, or one inside'),
  followersOf: z.array(ProcessId).max(LIMITS.spaces).default([]).describe('Who follows one of these processes'),
  participantsOf: z
    .array(SpaceId)
    .max(LIMITS.spaces)
    .default([])
    .describe('Who took part in one of these processes; organization: in any'),
  verifiedBy: z.array(VerificationMethod).max(LIMITS.filter).default([]).describe('Whose verification holds now'),
});
export type Audience = z.infer<typeof Audience>;

/** Everybody who has asked for newsletters. */
export const EVERYBODY: Audience = {
  locales: [],
  territoryIds: [],
  followersOf: [],
  participantsOf: [],
  verifiedBy: [],
};

const Count = z.int().nonnegative();

/** People of an audience by the language that they are written to in. */
export const ByLocale = z.record(InterfaceLocale, Count);
export type ByLocale = z.infer<typeof ByLocale>;

/** An audience that was counted, or is being. */
export const AudienceCount = z.object({
  run: z.string().describe('Names this count: sending and scheduling say it back'),
  state: z.enum(['counting', 'done']),
  share: z.number().min(0).max(1).describe('How much of it is done'),
  people: Count.describe('So far, where it is not done'),
  byLocale: ByLocale,
  suppressed: Count.describe('Addresses that get no mail since they bounced or complained; not among the people'),
  countedAt: Instant.describe('As of when'),
});
export type AudienceCount = z.infer<typeof AudienceCount>;
