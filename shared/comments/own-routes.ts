import * as z from 'zod';
import { CommentId, ResourceId } from '../platform/ids.ts';
import { Locale } from '../platform/locale.ts';
import { CommentView, Mentionable, Position } from './comment.ts';

const params = z.object({ resourceId: ResourceId });
const one = params.extend({ commentId: CommentId });
const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .describe('Markdown; `@ptp_…` mentions somebody who takes part in the thread');

/** Writing, and what concerns one’s own comments. */
export const ownRoutes = {
  create: {
    summary: 'Comment on a resource, or reply; the same Idempotency-Key gives the same comment',
    method: 'POST',
    path: '/resources/{resourceId}/comments',
    access: 'comment.write',
    status: 201,
    params,
    body: z.object({
      body: text,
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
      'comment.empty',
      'comment.too-long',
      'comment.too-deep',
      'comment.too-many-mentions',
      'access.needs-role',
      'access.needs-second-factor',
    ],
  },
  edit: {
    summary: 'Change the text of an own comment, for a while after it was written',
    method: 'PUT',
    path: '/resources/{resourceId}/comments/{commentId}',
    access: 'comment.write',
    params: one,
    body: z.object({ body: text, revision: z.int().min(1).describe('The one that was read') }),
    returns: CommentView,
    problems: [
      'comment.not-found',
      'comment.not-yours',
      'comment.closed',
      'comment.empty',
      'comment.too-long',
      'comment.too-many-mentions',
      'comment.edit-window-over',
      'comment.changed-meanwhile',
    ],
  },
  remove: {
    summary: 'Delete an own comment: its text is removed for good, replies stay; deleting again changes nothing',
    method: 'DELETE',
    path: '/resources/{resourceId}/comments/{commentId}',
    access: 'comment.write',
    status: 204,
    params: one,
    problems: ['comment.not-found', 'comment.not-yours'],
  },
  readSource: {
    summary: 'An own comment as it was written, to change it',
    method: 'GET',
    path: '/resources/{resourceId}/comments/{commentId}/source',
    access: 'comment.write',
    params: one,
    returns: z.object({
      body: z.string().describe('Markdown'),
      revision: z.int(),
      mentions: z.array(Mentionable).describe('Names of those whom the text mentions by id'),
    }),
    problems: ['comment.not-found', 'comment.not-yours'],
  },
  readMentionable: {
    summary: 'Those who take part in a thread and whose names hold words that start so, eight at most',
    method: 'GET',
    path: '/resources/{resourceId}/mentionable',
    access: 'comment.write',
    params,
    query: z.object({ q: z.string().max(60).default(''), thread: CommentId.optional() }),
    returns: z.object({ people: z.array(Mentionable) }),
    problems: ['request.not-found', 'request.too-many'],
  },
} as const;
