/** What comments keep in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { Comment } from '../../shared/comments/comment.ts';
import { ReportReason } from '../../shared/moderation/report.ts';
import { CommentId, DecisionId, ParticipantId, ResourceId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { VoterKey } from '../../shared/platform/voting.ts';
import { defineEntity } from '../platform/db/entity.ts';

/** Comments of a resource share a partition; what orders them is in a file of the resource, see `thread-file.ts`. */
export const Comments = defineEntity('Comment', {
  schema: Comment.extend({
    /** Path of the page that shows it, without the language, when it was written. */
    pagePath: z.string(),
    /** An agent entered it for the author, who was present. */
    isAssisted: z.literal(true).optional(),
    /** What is left of a deleted one holds its replies together: its text and mentions are gone. */
    state: z.enum(['written', 'edited', 'deleted', 'hidden']).default('written'),
    /** Hidden by moderation, and what it was before. Its text stays: the decision may be reversed. */
    hidden: z
      .object({
        state: z.enum(['written', 'edited']),
        decisionId: DecisionId,
        reason: ReportReason,
        hiddenAt: Instant,
      })
      .nullable()
      .default(null),
    /** Grows by one with each edit: two edits of one text cannot both happen. */
    revision: z.int().default(1),
    editedAt: Instant.nullable().default(null),
    deletedAt: Instant.nullable().default(null),
    /** Those whose ids in the text are mentions; any other id there is mere text. */
    mentions: z.array(ParticipantId).readonly().default([]),
    /** Those who were ever told of a mention here: nobody gets a second mail. */
    notified: z.array(ParticipantId).readonly().default([]),
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
