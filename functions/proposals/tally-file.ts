import * as z from 'zod';
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { NO_VOTES, Tally } from '../../shared/proposals/proposal.ts';

/** Sums of one proposal in the file of its component: votes by choice, comments, and references. */
export const ProposalSums = Tally.extend({
  comments: z.int().nonnegative(),
  references: z.int().nonnegative().default(0),
});
export type ProposalSums = z.infer<typeof ProposalSums>;
export const NO_SUMS: ProposalSums = { ...NO_VOTES, comments: 0, references: 0 };

/** Sums as they are told while counts are hidden. */
export const withoutVotes = (sums: ProposalSums): ProposalSums => ({ ...sums, ...NO_VOTES });

/** Public sums of a component, by proposal. */
export const ComponentTallies = z.object({
  countedAt: Instant,
  /** Votes are all zero here: nobody is to know how many there are until the phase ends. */
  areHidden: z.boolean().default(false),
  proposals: z.record(z.string(), ProposalSums),
});
export type ComponentTallies = z.infer<typeof ComponentTallies>;

/**
 * The CDN asks for a file once in so many seconds, whoever reads it; while it asks, readers get the last one at once.
 * Readable with API and table down, and for a day without the bucket. Browsers ask each time, and are told that nothing is
 * new.
 */
export const tallyCache = (seconds = 2): string =>
  `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=10, stale-if-error=86400`;

/** Keys in the site bucket. */
export const componentTalliesKey = (componentId: ComponentId): string => `tallies/components/${componentId}.json`;
export const proposalTallyKey = (proposalId: ProposalId): string => `tallies/proposals/${proposalId}.json`;
