/** What comments keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Comment } from '../../shared/comments/contract.ts';
import { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import { VoterKey } from '../../shared/platform/voting.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Comments of a resource are always read together, so they share a partition. */
export const Comments = defineEntity('Comment', {
  schema: Comment.extend({
    /** Path of the page that shows it, without the language, when it was written: reactions read nothing. */
    pagePath: z.string(),
  }),
  key: { pk: 'COMMENTS#{resourceId}', sk: 'COMMENT#{id}' },
  indexes: { byAuthor: { pk: 'COMMENT-AUTHOR#{authorId}', sk: '{createdAt}' } },
});

/** What somebody thinks of a comment. The key is an HMAC, so that the vote alone does not tell whose it is. */
export const CommentVotes = defineEntity('CommentVote', {
  schema: z.object({
    commentId: CommentId,
    voterKey: VoterKey,
    resourceId: ResourceId,
    weight: z.union([z.literal(1), z.literal(-1)]),
  }),
  key: { pk: 'COMMENT-VOTES#{commentId}', sk: '{voterKey}' },
});
