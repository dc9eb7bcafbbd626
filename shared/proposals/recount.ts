/** A count of the ballots themselves, and what it found in the sums that are counted as votes come. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, ProposalId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { Tally } from './proposal.ts';

/** A proposal whose sums were not what its ballots say. */
export const Drift = z.object({
  proposalId: ProposalId,
  counted: Tally.describe('Votes as the counters had them, in the parts of the sum that were wrong'),
  found: Tally.describe('Votes as the ballots have them, in the same parts'),
});
export type Drift = z.infer<typeof Drift>;

export const Recount = z.object({
  componentId: ComponentId,
  reason: z.enum(['asked', 'night', 'final']).describe('`final`: the vote is over, and this is its result'),
  startedAt: Instant,
  finishedAt: Instant.nullable().describe('null: it goes on'),
  proposals: z.int().nonnegative(),
  votes: z.int().nonnegative().nullable().describe('Ballots that count; null while counts are hidden'),
  repaired: z
    .int()
    .nonnegative()
    .describe('Parts of sums, of sixteen for each proposal, that were wrong and are right now'),
  unsettled: z
    .int()
    .nonnegative()
    .describe('Parts that could not be compared, since votes came in or were still being counted; nothing was changed'),
  drifted: z.int().nonnegative().describe('Proposals with sums that were wrong'),
  drifts: z.array(Drift).describe('Those proposals, fifty at most; none while counts are hidden'),
});
export type Recount = z.infer<typeof Recount>;

/** The result of a vote that is over: a count of its ballots in which every sum could be compared. */
export const FinalCount = z.object({
  componentId: ComponentId,
  endedAt: Instant.describe('End of the vote that it counts; dates that are changed later make it no result any more'),
  countedAt: Instant,
  proposals: z.int().nonnegative(),
  votes: z.int().nonnegative().nullable().describe('Ballots that count; null while counts are hidden'),
  drifted: z.int().nonnegative().describe('Proposals with sums that were wrong, and were made right'),
});
export type FinalCount = z.infer<typeof FinalCount>;

const params = z.object({ componentId: ComponentId });

export const recountRoutes = {
  askRecount: {
    summary: 'Count the ballots of a component anew and repair sums that differ; one that goes on is answered instead',
    method: 'POST',
    path: '/components/{componentId}/recounts',
    access: 'proposal.manage',
    status: 200,
    params,
    returns: Recount,
    problems: ['component.not-found'],
  },
  readRecount: {
    summary: 'The latest count of the ballots of a component, or how far it is; the result, once the vote is over',
    method: 'GET',
    path: '/components/{componentId}/recounts',
    access: 'proposal.manage',
    params,
    returns: z.object({
      latest: Recount.nullable(),
      final: FinalCount.nullable().describe(
        'Result of the vote, which no later count replaces; null while it goes on or its final count is not settled',
      ),
      secretUntil: Instant.nullable().describe(
        'When the secret of the vote is destroyed, or was, if its final count is done by then; null while it may go on',
      ),
    }),
    problems: ['component.not-found'],
  },
} as const satisfies Record<string, Route>;
