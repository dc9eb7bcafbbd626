/** What proposals keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { Shard, VoterKey } from '../../shared/platform/voting.ts';
import { Choice, Proposal, Reference } from '../../shared/proposals/contract.ts';
import { defineEntity } from '../platform/db/entity.ts';

export const Proposals = defineEntity('Proposal', {
  schema: Proposal.extend({
    /** Path of its page, without the language, when it last changed: reactions read nothing. */
    pagePath: z.string(),
  }),
  key: { pk: 'PROPOSAL#{id}', sk: 'PROPOSAL' },
  indexes: {
    /** Drafts have no date of publication and are not in it. */
    byComponent: { pk: 'COMPONENT-PROPOSALS#{componentId}', sk: '{publishedAt}#{id}' },
    byAuthor: { pk: 'PARTICIPANT-PROPOSALS#{authorId}', sk: '{createdAt}' },
  },
});

export const References = defineEntity('Reference', {
  schema: Reference.extend({
    /** Path of the page that shows it, when it was written. */
    pagePath: z.string(),
  }),
  key: { pk: 'PROPOSAL-REFERENCES#{proposalId}', sk: 'REFERENCE#{id}' },
});

/**
 * One vote. The key makes it unique and repeatable; sixteen shards keep a popular proposal below the write limit of a
 * partition on the last evening. `voterKey` is an HMAC with the vote's secret, so that destroying the secret cuts the
 * link to the participant; the time is rounded to the hour for the same reason.
 */
export const Votes = defineEntity('Vote', {
  schema: z.object({
    proposalId: ProposalId,
    shard: Shard,
    voterKey: VoterKey,
    choice: Choice,
    hour: Instant,
    /** Counted on the ballot when it was cast: taking it back gives exactly that back, whatever the limit is by then. */
    isOnBallot: z.boolean(),
  }),
  key: { pk: 'PROPOSAL-VOTES#{proposalId}#{shard}', sk: '{voterKey}' },
  indexes: { byVoter: { pk: 'PROPOSAL-VOTER#{voterKey}', sk: '{proposalId}' } },
});

/** What a voter has spent in a component with a limit; the condition on it makes the limit race-free. */
export const Ballots = defineEntity('Ballot', {
  schema: z.object({ componentId: ComponentId, voterKey: VoterKey, votesCast: z.int().nonnegative() }),
  key: { pk: 'PROPOSAL-BALLOT#{componentId}#{voterKey}', sk: 'BALLOT' },
});

/** When the pages that show a sum of votes are published next, or were last: at most once a minute. */
export const TallyPages = defineEntity('TallyPage', {
  schema: z.object({ subject: z.string(), publishedAt: Instant, expiresAt: Instant }),
  key: { pk: 'PROPOSAL-TALLY-PAGE#{subject}', sk: 'PAGE' },
  expires: 'expiresAt',
});
