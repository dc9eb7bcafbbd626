import * as z from 'zod';
import { CommentId, ResourceId } from '../platform/ids.ts';

const params = z.object({ resourceId: ResourceId });
const one = params.extend({ commentId: CommentId });
const Weight = z.union([z.literal(1), z.literal(-1)]);

/** Votes on comments, and which of those on the screen are one’s own. */
export const voteRoutes = {
  vote: {
    summary: 'Find a comment useful (1), or not (-1)',
    method: 'PUT',
    path: '/resources/{resourceId}/comments/{commentId}/vote',
    access: 'comment.vote',
    params: one,
    body: z.object({ weight: Weight }),
    returns: z.object({ weight: Weight }),
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
  readOwn: {
    summary: 'Own votes on the comments named, and those among them that one has written',
    method: 'GET',
    path: '/resources/{resourceId}/own-comments',
    access: 'comment.vote',
    params,
    query: z.object({
      comment: z
        .union([CommentId.transform((id) => [id]), z.array(CommentId)])
        .optional()
        .describe('May be repeated, 100 at most'),
    }),
    returns: z.object({ votes: z.record(z.string(), Weight), written: z.array(CommentId) }),
  },
} as const;
