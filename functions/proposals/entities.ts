/** What proposals keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { Shard, VoterKey } from '../../shared/platform/voting.ts';
import { DayFigures } from '../../shared/proposals/office.ts';
import { Choice, Proposal, Reference } from '../../shared/proposals/proposal.ts';
import { FinalCount, Recount } from '../../shared/proposals/recount.ts';
import { defineEntity } from '../platform/db/entity.ts';

export const Proposals = defineEntity('Proposal', {
  schema: Proposal.extend({
    /** Path of its page, without the language, when it last changed: reactions read nothing. */
    pagePath: z.string(),
    /** When its official answer was last replaced by another one. */
    answerChangedAt: Instant.nullable().default(null),
  }),
  key: { pk: 'PROPOSAL#{id}', sk: 'PROPOSAL' },
  indexes: {
    /** Drafts have no date of publication and are not in it. */
    byComponent: { pk: 'COMPONENT-PROPOSALS#{componentId}', sk: '{publishedAt}#{id}' },
    byAuthor: { pk: 'PARTICIPANT-PROPOSALS#{authorId}', sk: '{createdAt}' },
  },
});

/** A text that an author has replaced after its publication: readers can see what was changed. */
export const ProposalVersions = defineEntity('ProposalVersion', {
  schema: Proposal.pick({
    componentId: true,
    title: true,
    body: true,
    locale: true,
    themeId: true,
    territoryId: true,
    groupId: true,
    place: true,
    version: true,
  }).extend({ proposalId: ProposalId, writtenAt: Instant, replacedAt: Instant }),
  key: { pk: 'PROPOSAL-VERSIONS#{proposalId}', sk: '{replacedAt}#{version}' },
  /** Which proposals of a component were changed at all. */
  indexes: { byComponent: { pk: 'COMPONENT-VERSIONS#{componentId}', sk: '{proposalId}' } },
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
    /** Named on the paper of a component with a minimum, where it was cast. */
    isOnPaper: z.boolean().default(false),
    /** Whether sums hold it: not below the minimum of votes of its component. */
    isCounted: z.boolean().default(true),
  }),
  key: { pk: 'PROPOSAL-VOTES#{proposalId}#{shard}', sk: '{voterKey}' },
  indexes: { byVoter: { pk: 'PROPOSAL-VOTER#{voterKey}', sk: '{proposalId}' } },
});

/** What a voter has spent in a component with a limit; the condition on it makes the limit race-free. */
export const Ballots = defineEntity('Ballot', {
  schema: z.object({ componentId: ComponentId, voterKey: VoterKey, votesCast: z.int().nonnegative() }),
  key: { pk: 'PROPOSAL-BALLOT#{componentId}#{voterKey}', sk: 'BALLOT' },
});

/**
 * All votes of one person in a component with a minimum. Each change of it is made on condition of its `revision`, in
 * one transaction with the votes that it makes count or not count.
 */
export const BallotPapers = defineEntity('BallotPaper', {
  schema: z.object({
    componentId: ComponentId,
    voterKey: VoterKey,
    votes: z.array(ProposalId),
    /** Whether these votes count: what `isCounted` of each of them says. */
    isCounted: z.boolean(),
    revision: z.int().nonnegative(),
  }),
  key: { pk: 'PROPOSAL-PAPER#{componentId}#{voterKey}', sk: 'PAPER' },
});

/** That somebody was told by mail of their first vote in a component. The key names nobody, and is none of a ballot. */
export const VoteConfirmations = defineEntity('VoteConfirmation', {
  schema: z.object({ componentId: ComponentId, personKey: VoterKey }),
  key: { pk: 'VOTE-CONFIRMATION#{componentId}#{personKey}', sk: 'MAIL' },
});

/**
 * A place in the stream of one partition of votes, see `recount/recount-shard.ts`. Its key sorts behind those of voters,
 * which are hexadecimal digits.
 */
export const RecountMarks = defineEntity('RecountMark', {
  schema: z.object({ proposalId: ProposalId, shard: Shard, id: z.string(), expiresAt: Instant }),
  key: { pk: 'PROPOSAL-VOTES#{proposalId}#{shard}', sk: 'mark' },
  expires: 'expiresAt',
});

/** The latest count of the ballots of a component. Its worker goes on where `cursor` says. */
export const Recounts = defineEntity('Recount', {
  schema: Recount.extend({
    votes: z.int().nonnegative(),
    /** Where the list of proposals goes on; `null` at its beginning. */
    cursor: z.string().nullable(),
    /** Of a final count: the end of the vote that it counts; `null` once that is the end no longer. */
    endedAt: Instant.nullable().default(null),
  }),
  key: { pk: 'PROPOSAL-RECOUNT#{componentId}', sk: 'RECOUNT' },
});

/**
 * The settled final count of a vote, which a later recount does not replace. It is the result as long as the vote ended
 * when it says: read it with `finalCountOf`.
 */
export const FinalCounts = defineEntity('FinalCount', {
  schema: FinalCount.extend({ votes: z.int().nonnegative() }),
  key: { pk: 'PROPOSAL-FINAL-COUNT#{componentId}', sk: 'COUNT' },
});

/** The first vote of a component: from then on nothing may change that says which votes count. */
export const VoteStarts = defineEntity('VoteStart', {
  schema: z.object({ componentId: ComponentId, hour: Instant }),
  key: { pk: 'PROPOSAL-VOTE-START#{componentId}', sk: 'START' },
});

/** Sums of a component at the end of a day of the organization's time zone; of today: so far. */
export const ComponentDays = defineEntity('ComponentDay', {
  schema: DayFigures.extend({ componentId: ComponentId }),
  key: { pk: 'PROPOSAL-DAYS#{componentId}', sk: '{day}' },
});

/** When the pages that show a sum of votes are published next, or were last: at most once a minute. */
export const TallyPages = defineEntity('TallyPage', {
  schema: z.object({ subject: z.string(), publishedAt: Instant, expiresAt: Instant }),
  key: { pk: 'PROPOSAL-TALLY-PAGE#{subject}', sk: 'PAGE' },
  expires: 'expiresAt',
});
