/** What budgets keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { BallotChannel, BallotContent, ReceiptCode } from '../../shared/budgets/ballot.ts';
import { Envelope } from '../../shared/budgets/envelope.ts';
import { Project } from '../../shared/budgets/project.ts';
import { ComponentId, ParticipantId, ProjectId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { Shard, VoterKey } from '../../shared/platform/voting.ts';
import { defineEntity } from '../platform/db/entity.ts';

export const Envelopes = defineEntity('Envelope', {
  /** How many projects stand in it, drafts too: one that is empty can be removed, and nobody has to look for them. */
  schema: Envelope.extend({ projects: z.int().nonnegative() }),
  key: { pk: 'BUDGET-ENVELOPES#{componentId}', sk: '{id}' },
});

/** All projects of a component stand together: a catalogue is read whole, and holds some hundreds. */
export const Projects = defineEntity('Project', {
  schema: Project,
  key: { pk: 'BUDGET-PROJECTS#{componentId}', sk: '{id}' },
  /** By id alone, where a path names no component. */
  indexes: { byId: { pk: 'BUDGET-PROJECT#{id}', sk: 'PROJECT' } },
});

/** The highest project number of a component: numbers are given once, also those of drafts that were removed. */
export const ProjectNumbers = defineEntity('ProjectNumber', {
  schema: z.object({ componentId: ComponentId, last: z.int().nonnegative() }),
  key: { pk: 'BUDGET-NUMBERS#{componentId}', sk: 'NUMBER' },
});

/** Which projects came of a proposal: the other way round than `Project.proposalIds`, and written with it. */
export const ProposalProjects = defineEntity('ProposalProject', {
  schema: z.object({ proposalId: ProposalId, projectId: ProjectId, componentId: ComponentId }),
  key: { pk: 'PROPOSAL-PROJECTS#{proposalId}', sk: '{projectId}' },
});

/**
 * The ballot of one person, or one ballot of paper, in all envelopes of a component: the key makes it the only one. The
 * voter key is an HMAC with the secret of the vote: of a participant, or of the number of a paper ballot. Sixteen shards
 * keep the last evening below the write limit of a partition; times are rounded to the hour.
 */
export const BudgetBallots = defineEntity('BudgetBallot', {
  schema: z.object({
    componentId: ComponentId,
    shard: Shard,
    voterKey: VoterKey,
    /**
     * `null`: the person has been handed a ballot of paper, and can no longer vote online; the paper, which names nobody,
     * has an item of its own.
     */
    content: BallotContent.nullable(),
    channel: BallotChannel,
    /** Random with each check-out; published with the ballot. */
    receipt: ReceiptCode.nullable(),
    /** Where the voter lives, if their verification says so: for turnout by district. */
    territoryId: TaxonomyId.nullable(),
    hour: Instant,
    /** Goes up with each change of the ballot; a change is made on condition of it. */
    revision: z.int().positive(),
    /** Hash of the Idempotency-Key of the last check-out: asked again, it answers the same receipt. */
    checkOut: z.string(),
  }),
  key: { pk: 'BUDGET-BALLOTS#{componentId}#{shard}', sk: '{voterKey}' },
});

/** The first ballot of a component: from then on nothing may change that says what ballots mean. */
export const BudgetVoteStarts = defineEntity('BudgetVoteStart', {
  schema: z.object({ componentId: ComponentId, hour: Instant }),
  key: { pk: 'BUDGET-VOTE-START#{componentId}', sk: 'START' },
});

/** An unfinished ballot, kept for its owner between devices until it is cast or the vote is over. */
export const Baskets = defineEntity('Basket', {
  schema: z.object({
    componentId: ComponentId,
    participantId: ParticipantId,
    content: BallotContent,
    updatedAt: Instant,
    revision: z.int().positive(),
    remindedAt: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'BUDGET-BASKETS#{componentId}', sk: '{participantId}' },
  indexes: { byParticipant: { pk: 'PARTICIPANT-BASKETS#{participantId}', sk: '{componentId}' } },
  expires: 'expiresAt',
});
