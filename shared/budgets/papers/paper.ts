/** Ballots of paper: runs, entries by two agents, what is invalid. */
import * as z from 'zod';
import { ComponentId, EnvelopeId, PaperBatchId, PaperRunId } from '../../platform/ids.ts';
import { InterfaceLocale } from '../../platform/locale.ts';
import { Instant } from '../../platform/time.ts';
import { BallotContent } from '../ballot.ts';
import { MOST_PAPERS } from './code.ts';

/** Papers of one run. */
export const MOST_IN_RUN = 5000;

/** The number on a paper, in words of an address too. */
export const PaperNumber = z.coerce.number().int().min(1).max(MOST_PAPERS);

/** Papers that were printed together: their numbers follow one another. */
export const PaperRun = z.object({
  id: PaperRunId,
  componentId: ComponentId,
  first: z.int().positive(),
  last: z.int().positive(),
  envelopeIds: z.array(EnvelopeId).max(50).describe('Envelopes that stand on these papers; empty: all'),
  locale: InterfaceLocale,
  createdAt: Instant,
});
export type PaperRun = z.infer<typeof PaperRun>;

/** Papers out of one urn, or of one place. */
export const PaperBatch = z.object({
  id: PaperBatchId,
  componentId: ComponentId,
  place: z.string(),
  counted: z.int().nonnegative().describe('Papers as they were counted by hand before anything was entered'),
  version: z.int().nonnegative(),
  createdAt: Instant,
});
export type PaperBatch = z.infer<typeof PaperBatch>;

/** Why a paper counts for nobody. */
export const INVALID_REASONS = [
  'blank',
  'over-budget',
  'too-many',
  'too-few',
  'illegible',
  'identifying-mark',
  'other',
] as const;
export const InvalidReason = z.enum(INVALID_REASONS);
export type InvalidReason = z.infer<typeof InvalidReason>;

/** What an agent reads on a paper: projects, or why it is invalid. */
export const PaperReading = z
  .object({ content: BallotContent.nullable(), invalid: InvalidReason.nullable() })
  .refine(({ content, invalid }) => (content === null) !== (invalid === null), {
    params: { code: 'budget.paper-one-of-both' },
  });
export type PaperReading = z.infer<typeof PaperReading>;

/** Why a paper is taken out before it is in an urn: filled in wrongly and replaced, or brought back unused. */
export const VoidReason = z.enum(['spoiled', 'unused']);
export type VoidReason = z.infer<typeof VoidReason>;

/**
 * `none`: nobody has entered it; `half`: one agent has; `different`: two have, and not the same; `cast`: it is a ballot;
 * `invalid`: it is none; `void`: it was taken out.
 */
export const PaperState = z.enum(['none', 'half', 'different', 'cast', 'invalid', 'void']);
export type PaperState = z.infer<typeof PaperState>;
