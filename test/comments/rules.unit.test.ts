import { describe, expect, it } from '@jest/globals';
import { MAX_DEPTH } from '../../shared/comments/comment.ts';
import { EDIT_MINUTES, mayEdit, mayReplyTo } from '../../shared/comments/rules.ts';
import { mayWrite } from '../../shared/comments/text.ts';
import { addSeconds } from '../../shared/platform/time.ts';

describe('a comment', () => {
  it('may be as long as the bound, as readers count', () => {
    expect(mayWrite('x'.repeat(10), 10).allowed).toBe(true);
    expect(mayWrite(`  ${'🌳'.repeat(10)}\n\n`, 10).allowed).toBe(true);
    expect(mayWrite('x'.repeat(11), 10)).toEqual({
      allowed: false,
      problem: 'comment.too-long',
      facts: { maximum: 10, length: 11 },
    });
  });

  it('may be replied to above the deepest level only', () => {
    expect(mayReplyTo(0).allowed).toBe(true);
    expect(mayReplyTo(MAX_DEPTH - 1).allowed).toBe(true);
    expect(mayReplyTo(MAX_DEPTH)).toMatchObject({ allowed: false, problem: 'comment.too-deep' });
  });
});

describe('an own comment', () => {
  const createdAt = '2026-11-21T09:00:00.000Z';
  it('may be changed until the window ends, not at its very end', () => {
    expect(mayEdit(createdAt, createdAt).allowed).toBe(true);
    expect(mayEdit(createdAt, addSeconds(createdAt, EDIT_MINUTES * 60 - 1)).allowed).toBe(true);
    expect(mayEdit(createdAt, addSeconds(createdAt, EDIT_MINUTES * 60))).toEqual({
      allowed: false,
      problem: 'comment.edit-window-over',
      facts: { minutes: EDIT_MINUTES },
    });
  });
});
