import type { CommentVotes } from '../../../../shared/comments/comment.ts';

/** 1: useful, -1: not useful, 0: no vote. */
export type Weight = 1 | -1 | 0;

/** An own vote, and where it was. */
export interface OwnVote {
  /** As it was when the figures on the page were counted, as far as is known. */
  readonly before: Weight;
  readonly now: Weight;
}
/** Own votes by comment. */
export type OwnVotes = Readonly<Record<string, OwnVote>>;

/** The figures of a comment with the own vote in its new place. */
export function votesShown({ up, down }: CommentVotes, own: OwnVote | undefined): CommentVotes {
  if (!own) return { up, down };
  const share = (weight: Weight, side: 1 | -1) => (weight === side ? 1 : 0);
  return {
    up: Math.max(share(own.now, 1), up - share(own.before, 1) + share(own.now, 1)),
    down: Math.max(share(own.now, -1), down - share(own.before, -1) + share(own.now, -1)),
  };
}
