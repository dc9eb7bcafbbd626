/** HTTP contract of comments, on any resource that the slot `commentable` knows. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { CommentId, ParticipantId, ResourceId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { Cursor, pageOf } from '../platform/pagination.ts';
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

/** A comment as screens show it, its replies below it. */
export interface CommentView {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly depth: number;
  readonly authorName: string | null;
  readonly isAuthor: boolean;
  readonly isOfficial: boolean;
  readonly position: Position;
  readonly locale: Locale;
  readonly html: string;
  readonly votes: CommentVotes;
  readonly createdAt: Instant;
  readonly replies: readonly CommentView[];
}
export const CommentView: z.ZodType<CommentView> = z.object({
  id: CommentId,
  parentId: CommentId.nullable(),
  depth: z.int(),
  authorName: z.string().nullable().describe('null: official'),
  isAuthor: z.boolean().describe('Written by the author of the resource'),
  isOfficial: z.boolean(),
  position: Position,
  locale: Locale,
  html: z.string().describe('Sanitized'),
  votes: CommentVotes,
  createdAt: Instant,
  get replies() {
    return z.array(CommentView);
  },
});

export const CommentSort = z.enum(['best', 'recent', 'oldest', 'most-discussed']);
export type CommentSort = z.infer<typeof CommentSort>;

const params = z.object({ resourceId: ResourceId });
const one = z.object({ resourceId: ResourceId, commentId: CommentId });

export const comments = defineContract('comments', {
  list: {
    summary: 'Comments of a resource by pages of threads, each with its replies',
    method: 'GET',
    path: '/public/resources/{resourceId}/comments',
    access: 'public',
    cacheSeconds: 2,
    params,
    query: z.object({
      sort: CommentSort.optional(),
      position: Position.optional(),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    returns: pageOf(CommentView),
    problems: ['request.not-found', 'request.invalid-cursor'],
  },
  create: {
    summary: 'Comment on a resource, or reply; the same Idempotency-Key gives the same comment',
    method: 'POST',
    path: '/resources/{resourceId}/comments',
    access: 'comment.write',
    status: 201,
    params,
    body: z.object({
      body: z.string().trim().min(1).max(20_000).describe('Markdown'),
      locale: Locale,
      position: Position.default('neutral'),
      parentId: CommentId.nullable().default(null),
      isOfficial: z.boolean().default(false).describe('Only administrators: an opinion of the organization'),
    }),
    returns: CommentView,
    problems: [
      'request.not-found',
      'comment.not-found',
      'comment.closed',
      'comment.too-long',
      'comment.too-deep',
      'access.denied',
    ],
  },
  vote: {
    summary: 'Find a comment useful (1), or not (-1)',
    method: 'PUT',
    path: '/resources/{resourceId}/comments/{commentId}/vote',
    access: 'comment.vote',
    params: one,
    body: z.object({ weight: z.union([z.literal(1), z.literal(-1)]) }),
    returns: z.object({ weight: z.union([z.literal(1), z.literal(-1)]) }),
    problems: ['comment.not-found', 'comment.closed'],
  },
  withdrawVote: {
    summary: 'Take an own vote on a comment back',
    method: 'DELETE',
    path: '/resources/{resourceId}/comments/{commentId}/vote',
    access: 'comment.vote',
    status: 204,
    params: one,
    problems: ['comment.not-found', 'comment.closed'],
  },
  readVotes: {
    summary: 'Own votes on the comments named',
    method: 'GET',
    path: '/resources/{resourceId}/comment-votes',
    access: 'comment.vote',
    params,
    query: z.object({
      comment: z
        .union([CommentId.transform((id) => [id]), z.array(CommentId)])
        .optional()
        .describe('May be repeated, 100 at most'),
    }),
    returns: z.object({ votes: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])) }),
  },
});
