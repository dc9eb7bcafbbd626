import { commentPolicy } from '../../shared/comments/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { createComment } from './create-comment.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment, readCommentSource } from './edit-comment.ts';
import { listComments, listNews, listReplies } from './list-comments.ts';
import { readMentionable } from './read-mentionable.ts';
import { readOwnComments } from './read-own-comments.ts';
import { type CommentSlots, spaceOfResource } from './slots.ts';
import { voteOnComment, withdrawCommentVote } from './vote-on-comment.ts';

/** @param slots the resources that can be commented on, from the features that have them */
export const commentsApi = (slots: CommentSlots): Api =>
  createApi({
    handlers: [
      listComments(slots),
      listReplies(slots),
      listNews(slots),
      createComment(slots),
      editComment(slots),
      deleteComment(slots),
      readCommentSource,
      readMentionable(slots),
      voteOnComment(slots),
      withdrawCommentVote(slots),
      readOwnComments,
    ],
    policies: [commentPolicy],
    places: { resourceId: spaceOfResource(slots) },
  });
