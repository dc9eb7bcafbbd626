import { describe, expect, test } from '@jest/globals';
import { votesShown } from '../../web/src/comments/islands/comment-figures.ts';
import { continued, idsOf, inserted, without } from '../../web/src/comments/islands/comment-threads.ts';
import { aComment } from '../support/proposal-views.ts';

const [one, two] = [aComment(1, 2), aComment(2, 0)];
const reply = one.replies[0] ?? one;

describe('threads', () => {
  test('begin with a new comment', () => {
    expect(inserted([one], two).map(({ id }) => id)).toEqual([two.id, one.id]);
  });

  test('hold a reply last below what it answers, at any depth', () => {
    const answer = { ...two, parentId: reply.id };
    const [thread] = inserted([one], answer);
    expect(thread?.replies[0]?.replies.map(({ id }) => id)).toEqual([two.id]);
    expect(inserted([one], { ...two, parentId: one.id })[0]?.replies.at(-1)?.id).toBe(two.id);
  });

  test('lose one comment, a reply too', () => {
    expect(idsOf(without([one, two], reply.id))).toEqual([one.id, one.replies[1]?.id, two.id]);
  });

  test('go on with the next page, without showing one twice', () => {
    expect(continued([two], [two, one]).map(({ id }) => id)).toEqual([two.id, one.id]);
  });
});

describe('figures of a comment', () => {
  const votes = { up: 4, down: 1 };
  test('move with the own vote from where it was', () => {
    expect(votesShown(votes, undefined)).toEqual(votes);
    expect(votesShown(votes, { before: 0, now: 1 })).toEqual({ up: 5, down: 1 });
    expect(votesShown(votes, { before: 1, now: -1 })).toEqual({ up: 3, down: 2 });
    expect(votesShown(votes, { before: 1, now: 0 })).toEqual({ up: 3, down: 1 });
  });

  test('hold at least the own vote, also while the page is older than it', () => {
    expect(votesShown({ up: 0, down: 0 }, { before: 1, now: 1 })).toEqual({ up: 1, down: 0 });
  });
});
