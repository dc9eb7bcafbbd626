import * as z from 'zod';
import { ReportReason } from '../moderation/report.ts';
import { CommentId, ParticipantId, ResourceId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { RichText } from '../platform/rich-text.ts';
import { Instant } from '../platform/time.ts';

/** Deepest reply: a comment has depth 0, so three levels stand below it, as in Decidim. */
export const MAX_DEPTH = 3;

export const Position = z.enum(['for', 'against', 'neutral']);
export type Position = z.infer<typeof Position>;
export const CommentVotes = z.object({ up: z.int().nonnegative(), down: z.int().nonnegative() });
export type CommentVotes = z.infer<typeof CommentVotes>;

export const Comment = z.object({
  id: CommentId,
  resourceId: ResourceId,
  parentId: CommentId.nullable(),
  depth: z.int().min(0).max(MAX_DEPTH),
  authorId: ParticipantId.nullable().describe('null: the organization itself'),
  /** An opinion of the organization, set apart from ordinary comments. */
  isOfficial: z.boolean(),
  position: Position,
  locale: Locale,
  body: RichText,
  /** Votes counted before this platform. */
  importedVotes: CommentVotes,
  externalId: z.string().nullable(),
  createdAt: Instant,
});
export type Comment = z.infer<typeof Comment>;

/** A comment as screens show it, its first replies below it. */
export interface CommentView {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly depth: number;
  readonly authorName: string | null;
  readonly authorPath: string | null;
  readonly isAuthor: boolean;
  readonly isOfficial: boolean;
  /** An agent entered it for the author, who was present. */
  readonly isAssisted?: true | undefined;
  readonly isDeleted: boolean;
  /** Why moderation has hidden it; `null`: it has not. */
  readonly hidden: ReportReason | null;
  readonly position: Position;
  readonly locale: Locale;
  readonly html: string;
  readonly votes: CommentVotes;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly replyCount: number;
  readonly moreReplies: number;
  readonly repliesAfter: CommentId | null;
  readonly replies: readonly CommentView[];
}
export const CommentView: z.ZodType<CommentView> = z.object({
  id: CommentId,
  parentId: CommentId.nullable(),
  depth: z.int(),
  authorName: z.string().nullable().describe('null: official, deleted, or the account of the author is'),
  authorPath: z.string().nullable().describe('Page about the author, without the language'),
  isAuthor: z.boolean().describe('Written by the author of the resource'),
  isOfficial: z.boolean(),
  isAssisted: z.literal(true).optional().describe('An agent entered it for the author, who was present'),
  isDeleted: z.boolean().describe('Deleted by its author, or hidden: what is left holds the replies together'),
  hidden: ReportReason.nullable().describe('Why moderation has hidden it; null: it has not'),
  position: Position,
  locale: Locale,
  html: z.string().describe('Sanitized; empty once it is deleted'),
  votes: CommentVotes,
  createdAt: Instant,
  editedAt: Instant.nullable(),
  replyCount: z.int().describe('Replies at any depth, deleted ones left out'),
  moreReplies: z.int().describe('Direct replies that `replies` leaves out: ask for them'),
  repliesAfter: CommentId.nullable().describe('Ask for the replies after this one'),
  get replies() {
    return z.array(CommentView);
  },
});

export const CommentSort = z.enum(['best', 'recent', 'oldest', 'most-discussed']);
export type CommentSort = z.infer<typeof CommentSort>;

/** Comments and replies by position, without opinions of the organization and what is deleted. */
export const CommentCounts = z.object({ total: z.int(), for: z.int(), against: z.int(), neutral: z.int() });
export type CommentCounts = z.infer<typeof CommentCounts>;

/** Somebody who takes part in a thread, to be mentioned. */
export const Mentionable = z.object({ id: ParticipantId, name: z.string() });
export type Mentionable = z.infer<typeof Mentionable>;
