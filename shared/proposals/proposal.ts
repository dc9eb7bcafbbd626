/** What a proposal is: its states, votes, answer and references, as the API and the table tell them. */
import * as z from 'zod';
import { ReportReason } from '../moderation/report.ts';
import {
  ComponentId,
  DecisionId,
  GroupId,
  ParticipantId,
  ProposalId,
  ReferenceId,
  StateId,
  TaxonomyId,
} from '../platform/ids.ts';
import { Locale, Localized } from '../platform/locale.ts';
import { RichText } from '../platform/rich-text.ts';
import { Instant } from '../platform/time.ts';
import { Standing } from './states.ts';

export const ProposalState = z.enum([
  'draft',
  'published',
  'evaluating',
  'accepted',
  'rejected',
  'withdrawn',
  'hidden',
]);
export type ProposalState = z.infer<typeof ProposalState>;
/** States that an official answer can give; `published` only by a state of the component that means it. */
export const AnswerState = Standing;

/** `support`, or one of three degrees where the component asks for an opinion. */
export const Choice = z.enum(['support', 'agree', 'mixed', 'disagree']);
export type Choice = z.infer<typeof Choice>;

/** Votes by choice. */
export const Tally = z.object({
  support: z.int().nonnegative(),
  agree: z.int().nonnegative(),
  mixed: z.int().nonnegative(),
  disagree: z.int().nonnegative(),
});
export type Tally = z.infer<typeof Tally>;
export const NO_VOTES: Tally = { support: 0, agree: 0, mixed: 0, disagree: 0 };

export const OfficialAnswer = z.object({ state: AnswerState, text: Localized, answeredAt: Instant });
export type OfficialAnswer = z.infer<typeof OfficialAnswer>;

/** Where a proposal is about: WGS 84 degrees, and the address as people write it, which may be empty. */
export const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  address: z.string().max(200),
});
export type Place = z.infer<typeof Place>;

export const Proposal = z.object({
  id: ProposalId,
  componentId: ComponentId,
  /** Short name that people can say, such as `PRP-7K3Q`. */
  reference: z.string(),
  authorId: ParticipantId.nullable().describe('null: an official proposal'),
  /** The group in whose name it is written; `authorId` says who wrote it. */
  groupId: GroupId.nullable().default(null),
  isOfficial: z.boolean(),
  isAssisted: z.literal(true).optional().describe('An agent entered it for the author, who was present'),
  locale: Locale,
  // No lengths here: they are settings of submission, and imported texts keep theirs.
  title: z.string(),
  body: RichText,
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  place: Place.nullable().default(null),
  state: ProposalState,
  /** The component's own state, where the official answer chose one; `state` is then what it means to the rules. */
  stateId: StateId.nullable().default(null),
  answer: OfficialAnswer.nullable(),
  /** The threshold of supports that was found to be reached, and when. */
  reached: z.object({ threshold: z.int().positive(), at: Instant }).nullable().default(null),
  /** Votes counted before this platform: an import brings their sums, never who voted. */
  importedVotes: Tally,
  externalId: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
  /** When the author last changed it after its publication. */
  editedAt: Instant.nullable().default(null),
  withdrawnAt: Instant.nullable(),
  /** Hidden by moderation, and what it was before. */
  hidden: z
    .object({
      state: ProposalState.exclude(['draft', 'hidden']),
      decisionId: DecisionId,
      reason: ReportReason,
      hiddenAt: Instant,
    })
    .nullable()
    .default(null),
  version: z.int().nonnegative(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A document that participants brought in support of a proposal. */
export const Reference = z.object({
  id: ReferenceId,
  proposalId: ProposalId,
  title: z.string(),
  url: z.string().nullable(),
  body: RichText,
  category: z.string(),
  authorName: z.string(),
  createdAt: Instant,
  externalId: z.string().nullable(),
});
export type Reference = z.infer<typeof Reference>;

/** A proposal as lists show it. */
export const ProposalCard = z.object({
  id: ProposalId,
  componentId: ComponentId,
  reference: z.string(),
  title: z.string(),
  excerpt: z.string(),
  locale: Locale,
  authorName: z.string().nullable(),
  groupId: GroupId.nullable(),
  isOfficial: z.boolean(),
  themeId: TaxonomyId.nullable(),
  territoryId: TaxonomyId.nullable(),
  place: Place.nullable(),
  state: ProposalState,
  stateId: StateId.nullable(),
  publishedAt: Instant,
  isAnswered: z.boolean(),
  tally: Tally.nullable().describe('null: counts are hidden until the phase ends'),
  comments: z.int().nonnegative(),
});
export type ProposalCard = z.infer<typeof ProposalCard>;
