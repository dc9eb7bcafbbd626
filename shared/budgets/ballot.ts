import * as z from 'zod';
import { EnvelopeId, ProjectId } from '../platform/ids.ts';
import { MOST_CHOICES } from './settings.ts';

/** A project on a ballot. In a ranking the order of the list is the preference, the first most. */
export const BallotChoice = z.object({
  projectId: ProjectId,
  points: z.int().min(1).max(1000).nullable().default(null).describe('Of kind points; null for every other kind'),
});
export type BallotChoice = z.infer<typeof BallotChoice>;

/** What a ballot says about one envelope. */
export const EnvelopeBallot = z.object({ envelopeId: EnvelopeId, choices: z.array(BallotChoice).max(MOST_CHOICES) });
export type EnvelopeBallot = z.infer<typeof EnvelopeBallot>;

/** All that a ballot says: each envelope at most once. */
export const BallotContent = z.array(EnvelopeBallot).max(50);
export type BallotContent = z.infer<typeof BallotContent>;

/** How a ballot came in. */
export const BallotChannel = z.enum(['online', 'assisted', 'kiosk', 'paper']);
export type BallotChannel = z.infer<typeof BallotChannel>;

/**
 * Code of a receipt and nonce of the published ballot: 100 random bits as 20 characters of Crockford's alphabet in groups
 * of five, `7K2QD-0M4ZT-…`. Random alone: it says nothing of who, when or where.
 */
export const ReceiptCode = z.string().regex(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
export type ReceiptCode = z.infer<typeof ReceiptCode>;
