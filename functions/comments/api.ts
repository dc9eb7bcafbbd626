import { commentPolicy } from '../../shared/comments/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { createComment } from './create-comment.ts';
import { listComments } from './list-comments.ts';
import { readCommentVotes } from './read-comment-votes.ts';
import type { CommentSlots } from './slots.ts';
import { voteOnComment, withdrawCommentVote } from './vote-on-comment.ts';

/** @param slots the resources that can be commented on, from the features that have them */
export const commentsApi = (slots: CommentSlots): Api =>
  createApi({
    handlers: [
      listComments(slots),
      createComment(slots),
      voteOnComment(slots),
      withdrawCommentVote(slots),
      readCommentVotes,
    ],
    policies: [commentPolicy],
  });
