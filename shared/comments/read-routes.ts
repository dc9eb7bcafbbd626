import * as z from 'zod';
import { CommentId, ResourceId } from '../platform/ids.ts';
import { Cursor, pageOf } from '../platform/pagination.ts';
import { Instant } from '../platform/time.ts';
import { CommentCounts, CommentSort, CommentView, Position } from './comment.ts';

const params = z.object({ resourceId: ResourceId });

/** Reading: cacheable for all alike. */
export const readRoutes = {
  list: {
    summary: 'Comments of a resource by pages of threads, each with its first replies',
    method: 'GET',
    path: '/public/resources/{resourceId}/comments',
    access: 'public',
    cacheSeconds: 2,
    params,
    query: z.object({
      sort: CommentSort.optional().describe('best: lower bound of the share of votes that found it useful'),
      position: Position.optional(),
      cursor: Cursor.optional(),
      comment: CommentId.optional().describe('The page that this comment or reply stands on, whatever the position'),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    returns: pageOf(CommentView).extend({ skipped: z.int().describe('Threads before the first of these') }),
    problems: ['request.not-found', 'request.invalid-cursor', 'comment.not-found'],
  },
  replies: {
    summary: 'Direct replies to a comment, oldest first, each with its own first replies',
    method: 'GET',
    path: '/public/resources/{resourceId}/comments/{commentId}/replies',
    access: 'public',
    cacheSeconds: 2,
    params: params.extend({ commentId: CommentId }),
    query: z.object({ after: CommentId.optional().describe('The reply after which the page begins') }),
    returns: z.object({
      items: z.array(CommentView),
      next: CommentId.nullable().describe('Ask for those after this one; null: there are no more'),
      total: z.int().describe('Direct replies'),
    }),
    problems: ['request.not-found', 'comment.not-found'],
  },
  news: {
    summary: 'Threads with comments written after a moment, the newest first, those comments unfolded',
    method: 'GET',
    path: '/public/resources/{resourceId}/new-comments',
    access: 'public',
    cacheSeconds: 2,
    params,
    query: z.object({ after: Instant }),
    returns: z.object({ items: z.array(CommentView), counts: CommentCounts }),
    problems: ['request.not-found'],
  },
} as const;
