import { describe, expect, it } from '@jest/globals';
import { MAX_DEPTH } from '../../shared/comments/contract.ts';
import { mayReplyTo, mayWrite } from '../../shared/comments/rules.ts';

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
