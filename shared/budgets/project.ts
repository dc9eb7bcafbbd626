import * as z from 'zod';
import { ComponentId, EnvelopeId, MilestoneId, ProjectId, ProposalId, TaxonomyId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Place } from '../proposals/proposal.ts';
import { Version } from '../spaces/fields.ts';
import { Amount } from './money.ts';

/** A draft is for the back office; a withdrawn project stays readable with its reason, and no ballot may name it. */
export const ProjectState = z.enum(['draft', 'published', 'withdrawn']);
export type ProjectState = z.infer<typeof ProjectState>;

/** Where the realization of a winner stands. */
export const RealizationStatus = z.enum(['planned', 'studied', 'works', 'done', 'abandoned']);
export type RealizationStatus = z.infer<typeof RealizationStatus>;

/** Something that happened on the way. */
export const Milestone = z.object({
  id: MilestoneId,
  /** `2027-03-14`. */
  day: z.iso.date(),
  title: RequiredLocalized,
  description: Localized,
});
export type Milestone = z.infer<typeof Milestone>;

export const Realization = z.object({
  status: RealizationStatus,
  progress: z.int().min(0).max(100).describe('Percent'),
  milestones: z.array(Milestone).max(50),
  updatedAt: Instant,
});
export type Realization = z.infer<typeof Realization>;

/** Something to be voted on in an envelope, with its cost. */
export const Project = z.object({
  id: ProjectId,
  componentId: ComponentId,
  envelopeId: EnvelopeId,
  /** In the catalogue and on paper ballots: unique in the component, never given twice. */
  number: z.int().positive(),
  title: RequiredLocalized,
  description: Localized.describe('Markdown'),
  cost: Amount,
  categoryId: TaxonomyId.nullable().describe('A theme'),
  territoryId: TaxonomyId.nullable(),
  place: Place.nullable(),
  /** Proposals that it comes from. */
  proposalIds: z.array(ProposalId).max(50),
  state: ProjectState,
  withdrawnReason: Localized.describe('Shown with a withdrawn project'),
  /** When the published result named it a winner. */
  selectedAt: Instant.nullable(),
  realization: Realization.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Project = z.infer<typeof Project>;
