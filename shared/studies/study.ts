import * as z from 'zod';
import { Amount } from '../budgets/money.ts';
import { ProjectState } from '../budgets/project.ts';
import { ComponentId, ParticipantId, ProjectId, ProposalId, StudyNoteId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Version } from '../spaces/fields.ts';

/** Where the technical study of a proposal stands. */
export const STUDY_STATUSES = ['not-begun', 'under-study', 'feasible', 'feasible-if-changed', 'not-feasible'] as const;
export const StudyStatus = z.enum(STUDY_STATUSES);
export type StudyStatus = z.infer<typeof StudyStatus>;

/** What a proposal would cost, from the least to the most. */
export const Estimate = z
  .object({ low: Amount, high: Amount })
  .refine(({ low, high }) => low <= high, { path: ['high'], params: { code: 'study.estimate-order' } });
export type Estimate = z.infer<typeof Estimate>;

/** What the services find out about a proposal. */
export const StudyContent = z.object({
  status: StudyStatus,
  reasons: Localized.describe('Markdown; required where it is not feasible'),
  estimate: Estimate.nullable(),
  estimateNote: Localized.describe('What the cost rests on'),
  service: z.string().trim().max(120).describe('Of the organization, which studies it; may be empty'),
  dueOn: z.iso.date().nullable().describe('Day by which it is to be done; for the back office'),
});
export type StudyContent = z.infer<typeof StudyContent>;

/** What of a study everybody can read. */
export const PublishedStudy = StudyContent.omit({ dueOn: true }).extend({
  since: Instant.describe('When this status was published first'),
  publishedAt: Instant,
});
export type PublishedStudy = z.infer<typeof PublishedStudy>;

/** Where a proposal went that says the same as another one. */
export const Merge = z.object({ into: ProposalId, reason: RequiredLocalized, at: Instant });
export type Merge = z.infer<typeof Merge>;

/** A project that has come of a proposal. */
export const StudiedProject = z.object({
  id: ProjectId,
  componentId: ComponentId,
  number: z.int().positive(),
  state: ProjectState,
});
export type StudiedProject = z.infer<typeof StudiedProject>;

/** Proposals that one of them can take up: a project names fifty in all. */
export const MOST_MERGED = 49;

/** The study of one proposal, with where it went. */
export const Study = StudyContent.extend({
  componentId: ComponentId,
  proposalId: ProposalId,
  published: PublishedStudy.nullable(),
  merged: Merge.nullable().describe('The proposal that it went into'),
  mergedFrom: z.array(ProposalId).max(MOST_MERGED).describe('Proposals that went into this one'),
  version: Version.describe('0: nothing was written yet'),
  updatedAt: Instant.nullable(),
});
export type Study = z.infer<typeof Study>;

/** A note that services and administrators leave for each other. It is never published. */
export const StudyNote = z.object({
  id: StudyNoteId,
  proposalId: ProposalId,
  authorId: ParticipantId,
  text: z.string().trim().min(1).max(4000),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  version: Version,
});
export type StudyNote = z.infer<typeof StudyNote>;
