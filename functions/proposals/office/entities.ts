/** What the back office of proposals keeps in the table. Pure data: CDK reads the key templates. */
import * as z from 'zod';
import { BulkActId, ComponentId, ParticipantId, ProposalId } from '../../../shared/platform/ids.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { BulkAct, SavedFilter } from '../../../shared/proposals/office.ts';
import { Proposal } from '../../../shared/proposals/proposal.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/** A filter that one administrator has named. */
export const SavedFilters = defineEntity('SavedFilter', {
  schema: SavedFilter.extend({ participantId: ParticipantId }),
  key: { pk: 'PROPOSAL-FILTERS#{participantId}', sk: '{componentId}#{id}' },
});

/** An act on many proposals. Its parts are carried out one after the other, each by whoever asks for the next step. */
export const BulkActs = defineEntity('BulkAct', {
  schema: BulkAct.extend({
    by: ParticipantId,
    parts: z.int().nonnegative(),
    /** The part to carry out, or to undo, next; `parts` when nothing is left. */
    nextPart: z.int().nonnegative(),
  }),
  key: { pk: 'PROPOSAL-BULK-ACTS#{componentId}', sk: '{id}' },
  expires: 'expiresAt',
});

/** Proposals of one step of an act. */
export const BulkParts = defineEntity('BulkPart', {
  schema: z.object({ actId: BulkActId, part: z.int().nonnegative(), ids: z.array(ProposalId), expiresAt: Instant }),
  key: { pk: 'PROPOSAL-BULK-PARTS#{actId}', sk: 'PART#{part}' },
  expires: 'expiresAt',
});

/** What an act can change of a proposal. */
export const Changeable = Proposal.pick({
  state: true,
  stateId: true,
  answer: true,
  themeId: true,
  territoryId: true,
});
export type Changeable = z.infer<typeof Changeable>;

/** What a proposal was before an act changed it: written in the transaction that changes it. */
export const BulkChanges = defineEntity('BulkChange', {
  schema: z.object({
    actId: BulkActId,
    part: z.int().nonnegative(),
    proposalId: ProposalId,
    before: Changeable,
    /** Version that the act gave it: as long as it has this one, nobody has changed it since. */
    version: z.int().nonnegative(),
    isUndone: z.boolean(),
    expiresAt: Instant,
  }),
  key: { pk: 'PROPOSAL-BULK-CHANGES#{actId}', sk: 'PART#{part}#{proposalId}' },
  expires: 'expiresAt',
});

/** A proposal that an evaluator works on. Beginning with the component: lists show what is assigned in it. */
export const EvaluatorAssignments = defineEntity('EvaluatorAssignment', {
  schema: z.object({
    componentId: ComponentId,
    proposalId: ProposalId,
    evaluatorId: ParticipantId,
    assignedAt: Instant,
    /** `null`: by a command, or by somebody whose account is deleted. */
    assignedBy: ParticipantId.nullable(),
  }),
  key: { pk: 'PROPOSAL-ASSIGNMENTS#{componentId}', sk: '{proposalId}#{evaluatorId}' },
  /** Own ones, for the table, the download of one's data and its removal. */
  indexes: { byEvaluator: { pk: 'EVALUATOR-PROPOSALS#{evaluatorId}', sk: '{componentId}#{proposalId}' } },
});
